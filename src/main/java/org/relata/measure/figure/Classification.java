package org.relata.measure.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A batch of courses judged by the same criteria: the one computation behind the practice view, its export and its
 * tests.
 *
 * @param sample the clinical group that the norm rests on: the batch itself, or the one given
 * @param yardstick what each course was judged by; holds the cut-off and the rule in words
 * @param results one for each course, in the order given
 * @param shares for every category, of the courses that have one
 * @param n courses with both scores
 * @param missing courses without a first or a second score
 * @param undetermined courses with both scores on which the rule could not say, counted in n
 */
public record Classification(
        Spread sample,
        Yardstick yardstick,
        List<Result> results,
        Map<Change.Category, Share> shares,
        int n,
        int missing,
        int undetermined) {

    /**
     * One course of treatment, of a person or of a relationship.
     *
     * @param subject what the reader calls it; not looked at
     */
    public record Course(
            String subject,
            @Nullable Double before,
            @Nullable Double after) {}

    /** A course and what became of it; the change is null when a score is missing. */
    public record Result(Course course, @Nullable Change change) {
        boolean is(Change.@Nullable Category category) {
            return change != null && change.category() == category;
        }
    }

    /** Judges every course. Means, SDs and the correlation of the batch come from its complete courses, with n − 1. */
    public static Classification of(List<Course> courses, Criteria criteria) {
        var complete = complete(courses);
        var batch = Spread.of(complete.a(), "the courses shown");
        var sample = criteria.sample() == null ? batch : criteria.sample();
        var yardstick = criteria.yardstick(sample, complete);
        var results = courses.stream().map(course -> judge(course, yardstick)).toList();
        var n = complete.a().size();
        var undetermined = count(results, null);
        return new Classification(
                sample, yardstick, results, shares(results, n - undetermined), n, courses.size() - n, undetermined);
    }

    /** How many are in a category. */
    public int count(Change.Category category) {
        return count(results, category);
    }

    /** Whether anything is known by which to judge. */
    public boolean isJudged() {
        return !(yardstick.rule() instanceof ChangeRule.Unknown);
    }

    /** Of the deteriorated, those who crossed to the clinical side. */
    public int harmed() {
        return (int) changes().stream().filter(Change::harmed).count();
    }

    /** Of the unchanged, those who crossed to the functional side. */
    public int crossed() {
        return (int) changes().stream().filter(Change::crossed).count();
    }

    private List<Change> changes() {
        return results.stream().map(Result::change).filter(Objects::nonNull).toList();
    }

    private static Dyad complete(List<Course> courses) {
        var first = new ArrayList<@Nullable Double>();
        var last = new ArrayList<@Nullable Double>();
        for (var course : courses) {
            first.add(course.before());
            last.add(course.after());
        }
        return Dyad.ofAnswered(first, last);
    }

    private static Result judge(Course course, Yardstick yardstick) {
        var before = course.before();
        var after = course.after();
        return new Result(course, before == null || after == null ? null : yardstick.compare(before, after));
    }

    private static int count(List<Result> results, Change.@Nullable Category category) {
        return (int) results.stream().filter(result -> result.is(category)).count();
    }

    private static Map<Change.Category, Share> shares(List<Result> results, int determined) {
        var shares = new EnumMap<Change.Category, Share>(Change.Category.class);
        Arrays.stream(Change.Category.values())
                .forEach(category -> shares.put(category, Share.of(count(results, category), determined)));
        return Collections.unmodifiableMap(shares);
    }
}
