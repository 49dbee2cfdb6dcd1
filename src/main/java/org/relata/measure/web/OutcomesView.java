package org.relata.measure.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relata.measure.Batch;
import org.relata.measure.PracticeOutcome;
import org.relata.measure.instrument.Definition;
import org.relata.ui.Form;

/**
 * The practice view under one set of settings.
 *
 * @param measured what has scores
 * @param batches files that are in
 * @param outcome null where the settings do not fit together
 * @param brings whether the viewer may bring files in
 */
public record OutcomesView(
        Form form,
        List<Definition> measured,
        List<Batch> batches,
        @Nullable PracticeOutcome outcome,
        boolean brings) {
    private static final int PAGE = 60;

    /** Whom it did not help first: worse, unchanged, not to be told, then the better ones; by title within. */
    public List<PracticeOutcome.Row> rows() {
        if (outcome == null) {
            return List.of();
        }
        return outcome.rows().stream()
                .sorted(Comparator.comparingInt(OutcomesView::rank))
                .skip(from())
                .limit(PAGE)
                .toList();
    }

    public @Nullable String earlier() {
        return from() == 0 ? null : address("/outcomes", Math.max(0, from() - PAGE));
    }

    public @Nullable String later() {
        return outcome == null || from() + PAGE >= outcome.rows().size() ? null : address("/outcomes", from() + PAGE);
    }

    /** The same settings as a file. */
    public String file(String ending) {
        return address("/outcomes." + ending, 0);
    }

    /** Whether more was set than what is looked at. */
    public boolean tuned() {
        return !form.ok()
                || OutcomeQuery.FIELDS.stream()
                        .skip(2)
                        .anyMatch(field -> form.given(field).isPresent());
    }

    /** Whether scores stand there without a verdict, for want of a reliability. */
    public boolean isUnjudged() {
        return outcome != null && !outcome.classification().isJudged();
    }

    private int from() {
        return form.given("from")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .orElse(0);
    }

    private String address(String path, int from) {
        var asked = OutcomeQuery.FIELDS.stream()
                .filter(field -> form.given(field).isPresent())
                .map(field -> field + "=" + URLEncoder.encode(form.value(field), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return path + "?" + asked + (from == 0 ? "" : "&from=" + from);
    }

    private static int rank(PracticeOutcome.Row row) {
        var change = row.result().change();
        if (change == null || change.category() == null) {
            return 3;
        }
        return switch (change.category()) {
            case DETERIORATED -> change.harmed() ? 0 : 1;
            case UNCHANGED -> 2;
            case IMPROVED -> 4;
            case RECOVERED -> 5;
        };
    }
}
