package org.relata.plan.document;

import java.util.List;
import java.util.Locale;

/** What an item of a plan is: a plan has problems, a problem goals, a goal objectives and interventions. */
public enum Kind {
    PLAN(Field.FREQUENCY, Field.REVIEW, Field.DISCHARGE),
    PROBLEM(Field.STATEMENT),
    GOAL(Field.STATEMENT, Field.OWNER, Field.WEIGHT, Field.LEAST, Field.LESS, Field.EXPECTED, Field.MORE, Field.MOST),
    OBJECTIVE(
            Field.STATEMENT,
            Field.OWNER,
            Field.BY,
            Field.INSTRUMENT,
            Field.BASELINE,
            Field.TARGET,
            Field.WEEKS,
            Field.DUE,
            Field.EXERCISE),
    INTERVENTION(Field.STATEMENT, Field.EXERCISE);

    private final List<Field> fields;

    Kind(Field... fields) {
        this.fields = List.of(fields);
    }

    public List<Field> fields() {
        return fields;
    }

    /** Whether an item of this kind can stand below one of the other. */
    public boolean belongsTo(Kind parent) {
        return switch (this) {
            case PLAN -> false;
            case PROBLEM -> parent == PLAN;
            case GOAL -> parent == PROBLEM;
            case OBJECTIVE, INTERVENTION -> parent == GOAL;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
