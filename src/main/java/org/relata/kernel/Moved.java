package org.relata.kernel;

import java.util.List;

/** Circles have moved on to these positions; published after the commit that moved them. */
public record Moved(PracticeId practice, List<Step> steps) {
    /** Where a circle stands now. */
    public record Step(RelationshipId relationship, CircleId circle, long position) {}
}
