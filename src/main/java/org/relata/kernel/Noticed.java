package org.relata.kernel;

/**
 * Somebody has looked at what may have awaited them in this circle; published inside the transaction in which they looked, each time, whether or not
 * anything was new: that something awaits them may be noted a moment after they saw it.
 *
 * @param position where the circle stood when they looked: whatever has a place up to there they have seen
 */
public record Noticed(PracticeId practice, PersonId person, Capacity capacity, CircleId circle, long position) {}
