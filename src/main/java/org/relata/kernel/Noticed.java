package org.relata.kernel;

/** Somebody has read what awaited them in this circle; published inside the transaction in which they read. */
public record Noticed(PracticeId practice, PersonId person, Capacity capacity, CircleId circle) {}
