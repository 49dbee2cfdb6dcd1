package org.relata.kernel;

/** Somebody is writing in this circle and has sent nothing yet. Its other readers may be told so at this moment; nothing of it is kept. */
public record Writing(PracticeId practice, CircleId circle, PersonId writer) {}
