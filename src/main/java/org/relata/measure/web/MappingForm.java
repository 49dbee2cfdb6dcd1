package org.relata.measure.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relata.measure.ImportChoice;
import org.relata.measure.figure.Direction;
import org.relata.measure.file.OutcomeFile;
import org.relata.measure.file.OutcomeMapping;
import org.relata.measure.file.OutcomeRow;
import org.relata.relationship.Kind;
import org.relata.ui.Form;

/** What the columns of a file mean, as fields of a form: one row for each column that holds scores. */
public record MappingForm(Form form) {
    private static final int MOST = 500;

    /** The form that says what a choice says. */
    static MappingForm of(ImportChoice choice) {
        var mapping = choice.mapping();
        var form = Form.blank()
                .with("mapped", "yes")
                .with("relationship", String.valueOf(mapping.relationship()))
                .with("member", column(mapping.member()))
                .with("occasion", column(mapping.occasion()))
                .with("kind", choice.kind().word())
                .with("known", choice.known() ? "yes" : "no");
        for (var score : mapping.scores()) {
            var what = score.what();
            form = form.with("what" + score.column(), word(what))
                    .with("phase" + score.column(), score.phase().name().toLowerCase(Locale.ROOT))
                    .with("name" + score.column(), what instanceof OutcomeRow.Own(var name, var direction) ? name : "");
        }
        return new MappingForm(form);
    }

    /** Whether the form was sent at all. */
    boolean given() {
        return form.has("mapped", "yes");
    }

    ImportChoice choice(OutcomeFile file) {
        var scores = new ArrayList<OutcomeMapping.ScoreColumn>();
        for (int column = 0; column < Math.min(file.header().size(), MOST); column++) {
            score(file, column).ifPresent(scores::add);
        }
        return new ImportChoice(
                new OutcomeMapping(number("relationship").orElse(0), optional("member"), optional("occasion"), scores),
                Arrays.stream(Kind.values())
                        .filter(kind -> form.has("kind", kind.word()))
                        .findFirst()
                        .orElse(Kind.COUPLE),
                form.has("known", "yes"));
    }

    private Optional<OutcomeMapping.ScoreColumn> score(OutcomeFile file, int column) {
        var what = form.value("what" + column);
        if (what.isEmpty()) {
            return Optional.empty();
        }
        var phase = Arrays.stream(OutcomeRow.Phase.values())
                .filter(one -> form.has("phase" + column, one.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(OutcomeRow.Phase.UNDATED);
        return Optional.of(new OutcomeMapping.ScoreColumn(column, what(file, column, what), phase));
    }

    private OutcomeRow.What what(OutcomeFile file, int column, String what) {
        var name = form.given("name" + column).orElse(file.header().get(column));
        var plain = name.substring(0, Math.min(name.length(), 120));
        return switch (what) {
            case "own-higher" -> new OutcomeRow.Own(plain, Direction.HIGHER);
            case "own-lower" -> new OutcomeRow.Own(plain, Direction.LOWER);
            default -> new OutcomeRow.Catalogued(what);
        };
    }

    private @Nullable Integer optional(String field) {
        return number(field).orElse(null);
    }

    private Optional<Integer> number(String field) {
        return form.given(field).filter(text -> text.matches("\\d{1,4}")).map(Integer::valueOf);
    }

    private static String word(OutcomeRow.What what) {
        return switch (what) {
            case OutcomeRow.Catalogued(var id) -> id;
            case OutcomeRow.Own(var name, var direction) -> direction == Direction.HIGHER ? "own-higher" : "own-lower";
        };
    }

    private static String column(@Nullable Integer column) {
        return column == null ? "" : column.toString();
    }
}
