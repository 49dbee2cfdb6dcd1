package org.relata.measure.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.relata.measure.figure.Direction;

/** Suggests what an uploaded file's columns mean, by the words people usually write over them. */
final class OutcomeGuess {
    private static final List<String> RELATIONSHIPS = List.of(
            "relationship",
            "relationshipid",
            "couple",
            "coupleid",
            "cuplid",
            "dyad",
            "dyadid",
            "family",
            "familyid",
            "pair",
            "pairid",
            "subject",
            "subjectid",
            "ppid",
            "participant",
            "case",
            "caseid",
            "client",
            "id");
    private static final List<String> MEMBERS = List.of(
            "member",
            "memberid",
            "person",
            "personid",
            "partner",
            "partnerid",
            "partnum",
            "spouse",
            "respondent",
            "role",
            "gender",
            "sex");
    private static final List<String> OCCASIONS = List.of("occasion", "time", "date", "day", "phase", "when");
    private static final Set<String> SCORES = Set.of("score", "total", "sum", "satisfaction");
    private static final Pattern DISTRESS =
            Pattern.compile("distress|depress|anxi|stress|tension|conflict|symptom|problem|trauma");
    private static final int LOOKED_AT = 200;

    /** Every run of words is tried as an instrument's name; a header of a million words must not cost the square. */
    private static final int WORDS = 20;

    private final OutcomeFile file;
    private final List<String> instruments;
    private final Set<Integer> taken = new HashSet<>();

    OutcomeGuess(OutcomeFile file, Collection<String> instruments) {
        this.file = file;
        this.instruments = instruments.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    OutcomeMapping mapping() {
        var relationship = named(RELATIONSHIPS, column -> true);
        var unit = relationship == null ? 0 : relationship;
        taken.add(unit);
        var member = named(MEMBERS, column -> !taken.contains(column));
        var occasion = named(OCCASIONS, this::occasions);
        var scores = scores(occasion == null);
        return new OutcomeMapping(unit, member, occasion, scores);
    }

    private @Nullable Integer named(List<String> names, IntPredicate fits) {
        var columns = file.header().stream().map(OutcomeGuess::bare).toList();
        var found = names.stream()
                .map(columns::indexOf)
                .filter(column -> column >= 0 && fits.test(column))
                .findFirst()
                .orElse(null);
        if (found != null) {
            taken.add(found);
        }
        return found;
    }

    private List<OutcomeMapping.ScoreColumn> scores(boolean phased) {
        var free = IntStream.range(0, file.header().size())
                .filter(column -> !taken.contains(column) && numeric(column))
                .boxed()
                .toList();
        var likely = free.stream()
                .map(column -> score(column, phased))
                .filter(Objects::nonNull)
                .toList();
        if (!likely.isEmpty() || free.size() != 1) {
            return likely;
        }
        var only = free.getFirst();
        return List.of(
                new OutcomeMapping.ScoreColumn(only, what(words(file.header().get(only))), OutcomeRow.Phase.UNDATED));
    }

    private OutcomeMapping.@Nullable ScoreColumn score(int column, boolean phased) {
        var words = new ArrayList<>(words(file.header().get(column)));
        var phase = words.stream()
                .map(OutcomeDates::phase)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        words.removeIf(word -> OutcomeDates.phase(word) != null);
        var telling = (phased && phase != null)
                || instrument(words) != null
                || words.stream().anyMatch(SCORES::contains);
        return telling
                ? new OutcomeMapping.ScoreColumn(
                        column, what(words), phased && phase != null ? phase : OutcomeRow.Phase.UNDATED)
                : null;
    }

    private OutcomeRow.What what(List<String> words) {
        var said = words.stream()
                .filter(word -> !Set.of("score", "total", "sum").contains(word))
                .toList();
        var id = instrument(said);
        var known = id == null && said.isEmpty() ? instrument(words(stem())) : id;
        if (known != null) {
            return new OutcomeRow.Catalogued(known);
        }
        var name = String.join(" ", said.isEmpty() ? words(stem()) : said);
        return new OutcomeRow.Own(name, DISTRESS.matcher(name).find() ? Direction.LOWER : Direction.HIGHER);
    }

    /** The longest id that consecutive words spell, so that "csi", "16" is found and "rdas" is not taken for "das". */
    private @Nullable String instrument(List<String> words) {
        return instruments.stream()
                .filter(id -> spells(words, bare(id)))
                .findFirst()
                .orElse(null);
    }

    private static boolean spells(List<String> words, String id) {
        return IntStream.range(0, words.size())
                .anyMatch(from -> IntStream.rangeClosed(from + 1, words.size())
                        .anyMatch(to -> String.join("", words.subList(from, to)).equals(id)));
    }

    private boolean occasions(int column) {
        var dates = new OutcomeDates(file.column(column));
        return !taken.contains(column) && mostly(column, cell -> dates.read(cell) != null);
    }

    private boolean numeric(int column) {
        return mostly(column, cell -> file.number(cell) != null);
    }

    private boolean mostly(int column, Predicate<String> is) {
        var cells = file.column(column).stream()
                .filter(cell -> !OutcomeFile.missing(cell))
                .limit(LOOKED_AT)
                .toList();
        return !cells.isEmpty() && cells.stream().filter(is).count() * 2 > cells.size();
    }

    private String stem() {
        return file.name().replaceFirst("\\.[A-Za-z]{1,5}$", "");
    }

    private static List<String> words(String text) {
        var parted = text.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return Arrays.stream(parted.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .limit(WORDS)
                .toList();
    }

    private static String bare(String text) {
        return String.join("", words(text));
    }
}
