package org.relata.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.PersonId;
import org.relata.measure.figure.Change;
import org.relata.measure.figure.Classification;
import org.relata.measure.figure.Yardstick;
import org.relata.measure.file.OutcomeRow;

/**
 * The totals that one subject has in one instrument, oldest first.
 *
 * @param subject empty for the relationship as a whole
 */
record Series(Optional<PersonId> subject, List<Response> responses) {
    /** Parts the responses to one instrument by subject; those without a total are left out. */
    static List<Series> of(List<Response> responses) {
        Map<Optional<PersonId>, List<Response>> parted = new LinkedHashMap<>();
        responses.stream()
                .filter(Response::hasTotal)
                .sorted(Comparator.comparing((Response r) -> place(r.when())).thenComparing(r -> r.id().value()))
                .forEach(r -> parted.computeIfAbsent(r.subject(), subject -> new ArrayList<>())
                        .add(r));
        return parted.entrySet().stream()
                .map(entry -> new Series(entry.getKey(), entry.getValue()))
                .toList();
    }

    Response latest() {
        return responses.getLast();
    }

    /** The last of each occasion: of several totals on one day that one counts, on charts and for changes alike, and all stand in the record. */
    List<Response> occasions() {
        return lastOfEach(responses.stream());
    }

    private static List<Response> lastOfEach(Stream<Response> responses) {
        return List.copyOf(responses
                .collect(Collectors.toMap(r -> place(r.when()), r -> r, (earlier, later) -> later, LinkedHashMap::new))
                .values());
    }

    /** From the first occasion to the last; undated scores make no course. */
    Classification.Course course(String name) {
        var dated = lastOfEach(responses.stream().filter(r -> r.when() != OutcomeRow.Phase.UNDATED));
        if (dated.isEmpty()) {
            return new Classification.Course(name, null, null);
        }
        var first = dated.getFirst();
        var last = dated.getLast();
        var onlyAfter = first.when() == OutcomeRow.Phase.AFTER;
        return new Classification.Course(
                name, onlyAfter ? null : total(first), last == first && !onlyAfter ? null : total(last));
    }

    /** What became of it; null with fewer than two totals or nothing to judge by. */
    @Nullable
    Change change(@Nullable Yardstick yardstick) {
        var course = course("");
        var before = course.before();
        var after = course.after();
        return yardstick == null || before == null || after == null ? null : yardstick.compare(before, after);
    }

    static double total(Response response) {
        return Objects.requireNonNull(response.score().total()).doubleValue();
    }

    /** In order of time, before everything and after everything included. */
    static String place(OutcomeRow.When when) {
        return switch (when) {
            case OutcomeRow.On(var date) -> date.toString();
            case OutcomeRow.Phase phase -> phase == OutcomeRow.Phase.AFTER ? "~" : "";
        };
    }
}
