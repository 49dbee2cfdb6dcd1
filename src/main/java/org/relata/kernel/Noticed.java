package org.relata.kernel;

/**
 * Somebody has looked at what may have awaited them in this circle; published inside the transaction in which they looked, each time, whether or not
 * anything was new: that something awaits them may have been noted a moment after they saw it.
 */
public record Noticed(PracticeId practice, PersonId person, Capacity capacity, CircleId circle) {}
