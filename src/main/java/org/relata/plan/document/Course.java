package org.relata.plan.document;

import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** What ratings of one goal from 0 to 10 say about keeping it as it is. A point more or less is how people rate the same week twice, so it is no course. */
public enum Course {
    /** Nothing to talk about yet. */
    OPEN,
    /** Nobody's has moved over the last three ratings. */
    FLAT,
    /** Somebody's has come down by two points or more since the time before. */
    FALLING;

    private static final int LOOKED_AT = 3;
    private static final int NOISE = 1;

    /** The course of a goal by the ratings of each who rates it, oldest first. */
    public static Course of(Collection<List<Integer>> ratings) {
        if (ratings.stream().anyMatch(Course::falls)) {
            return FALLING;
        }
        return !ratings.isEmpty() && ratings.stream().allMatch(Course::isFlat) ? FLAT : OPEN;
    }

    private static boolean falls(List<Integer> ratings) {
        int last = ratings.size() - 1;
        return last > 0 && ratings.get(last - 1) - ratings.get(last) > NOISE;
    }

    private static boolean isFlat(List<Integer> ratings) {
        if (ratings.size() < LOOKED_AT) {
            return false;
        }
        var lately = ratings.subList(ratings.size() - LOOKED_AT, ratings.size());
        return Collections.max(lately) - Collections.min(lately) <= NOISE;
    }
}
