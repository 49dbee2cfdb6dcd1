package org.relata.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.relata.kernel.Refused;
import org.relata.measure.figure.Classification;
import org.relata.measure.figure.Spread;
import org.relata.measure.file.OutcomeRow;
import org.relata.measure.file.OutcomeRows;
import org.relata.measure.instrument.Definition;
import org.relata.practice.NewPerson;
import org.relata.relationship.Kind;
import org.relata.relationship.MemberRole;
import org.relata.relationship.NewRelationship;
import org.relata.relationship.NewRelationship.Joining;
import org.relata.relationship.Policy;

/** Which relationships a file's scores belong to, and how those that are not here yet come to be. */
record ImportPlan(List<Unit> units) {
    /** More would keep everybody waiting; the file can be split. */
    static final int MOST = 2_000;

    /**
     * One relationship of the file.
     *
     * @param label the file's own word for it
     * @param members the file's own words for its members, in order of appearance; none where it scores the relationship as a whole
     */
    record Unit(String label, List<String> members, List<OutcomeRow> rows) {}

    static ImportPlan of(OutcomeRows rows) {
        Map<String, List<OutcomeRow>> parted = new LinkedHashMap<>();
        rows.rows()
                .forEach(row -> parted.computeIfAbsent(row.relationship(), label -> new ArrayList<>())
                        .add(row));
        return new ImportPlan(parted.entrySet().stream()
                .map(entry -> new Unit(entry.getKey(), members(entry.getValue()), entry.getValue()))
                .toList());
    }

    void refuseTooMany() {
        if (units.size() > MOST) {
            throw new Refused(
                    "The file names %d relationships; at most %d come in at once. Split it and bring the parts in one by one."
                            .formatted(units.size(), MOST));
        }
    }

    List<String> labels() {
        return units.stream().map(Unit::label).toList();
    }

    /** A relationship to be founded for a unit, its members named after the file until somebody knows better. */
    static NewRelationship founding(Unit unit, Kind kind) {
        var title = title(unit.label(), kind);
        var names = names(unit, kind, title);
        if (kind == Kind.COUPLE && names.size() > 2) {
            throw new Refused("%s has %d members in the file. Choose family or group instead of couple."
                    .formatted(title, names.size()));
        }
        if (kind == Kind.INDIVIDUAL && names.size() > 1) {
            throw new Refused("%s has %d members in the file. Choose couple, family or group instead of one person."
                    .formatted(title, names.size()));
        }
        var role = kind == Kind.COUPLE ? MemberRole.PARTNER : MemberRole.MEMBER;
        var members = names.stream()
                .map(name -> (Joining) new Joining.Newcomer(NewPerson.named(name), role))
                .toList();
        return new NewRelationship(kind, Optional.of(title), Policy.CONFIDENTIAL_INDIVIDUAL, members);
    }

    static String title(String label, Kind kind) {
        var plain = label.matches("[\\d.,_-]+") || label.length() < 3;
        return plain ? word(kind) + " " + label : label;
    }

    private static List<String> names(Unit unit, Kind kind, String title) {
        if (kind == Kind.INDIVIDUAL && unit.members().size() < 2) {
            return List.of(title);
        }
        var named = unit.members().stream()
                .map(member -> "%s, member %s".formatted(title, member))
                .toList();
        if (named.isEmpty()) {
            return Stream.of("A", "B")
                    .map(letter -> "%s, %s %s".formatted(title, kind == Kind.COUPLE ? "partner" : "member", letter))
                    .toList();
        }
        return named.size() > 1 ? named : List.of(named.getFirst(), title + ", without scores");
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case COUPLE -> "Couple";
            case FAMILY -> "Family";
            case GROUP -> "Group";
            case INDIVIDUAL -> "Person";
        };
    }

    private static List<String> members(List<OutcomeRow> rows) {
        return rows.stream()
                .map(OutcomeRow::member)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Mean and SD before treatment, by what was measured: of the courses that have both scores, else of all first ones. */
    static List<Batch.BatchNorm> norms(OutcomeRows rows, Map<OutcomeRow.What, Definition> definitions) {
        return rows.measures().stream()
                .map(what -> new Batch.BatchNorm(
                        Objects.requireNonNull(definitions.get(what)).id(), norm(rows, what)))
                .filter(norm -> norm.spread().n() > 0)
                .toList();
    }

    private static Spread norm(OutcomeRows rows, OutcomeRow.What what) {
        var courses = rows.courses(what);
        var complete = courses.stream()
                .filter(course -> course.before() != null && course.after() != null)
                .map(Classification.Course::before)
                .filter(Objects::nonNull)
                .toList();
        var first = courses.stream()
                .map(Classification.Course::before)
                .filter(Objects::nonNull)
                .toList();
        var any = rows.rows().stream()
                .filter(row -> row.what().equals(what))
                .map(OutcomeRow::score)
                .toList();
        return Spread.of(complete.isEmpty() ? first.isEmpty() ? any : first : complete, "before");
    }
}
