package org.relata.plan.document;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Goal attainment scaling: Kiresuk and Sherman, Goal attainment scaling, Community Mental Health Journal 4 (1968) 443–453. Reaching what was expected of
 * every goal is 50, and ten points are a standard deviation.
 */
public final class GoalAttainment {
    /** The correlation that is assumed between goals, from the same paper. */
    private static final double RHO = 0.30;

    private GoalAttainment() {}

    /** How far a goal has come, from -2 to +2, and how much it weighs. */
    public record Reached(int level, double weight) {}

    /** The T score; empty where no goal that weighs anything was looked at. */
    public static OptionalDouble score(List<Reached> goals) {
        double weights = goals.stream().mapToDouble(Reached::weight).sum();
        double squares = goals.stream()
                .mapToDouble(goal -> goal.weight() * goal.weight())
                .sum();
        if (!(squares > 0)) {
            return OptionalDouble.empty();
        }
        double reached =
                goals.stream().mapToDouble(goal -> goal.weight() * goal.level()).sum();
        return OptionalDouble.of(50 + 10 * reached / Math.sqrt((1 - RHO) * squares + RHO * weights * weights));
    }
}
