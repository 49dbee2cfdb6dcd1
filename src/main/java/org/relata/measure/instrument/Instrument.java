package org.relata.measure.instrument;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The structure and scoring facts of one questionnaire, without a word of it: which items there are, what their
 * answers count, how they add up and what is published about the total. The wording of a published instrument comes
 * from the practice ({@link Wording}). Facts carry their source and a {@link Certainty}; what is less than high is
 * shown only as "to be confirmed by the practice".
 *
 * @param id lower-case name, equal to its file's name
 * @param items what is scored, numbered from 1
 * @param extras what is asked and not scored, numbered on from the items; rules may look at them
 * @param codes LOINC codes where they are known
 * @param notes what a clinician must know before trusting a figure
 */
public record Instrument(
        String id,
        String title,
        String shortTitle,
        About about,
        List<Item> items,
        List<Item> extras,
        Key key,
        Norms norms,
        @Nullable Codes codes,
        Licence licence,
        List<String> notes) {

    public Instrument {
        items = List.copyOf(items);
        extras = List.copyOf(extras);
        notes = List.copyOf(notes);
    }

    /** Whether answers can be scored; otherwise only a total is typed in. */
    public boolean byItems() {
        return about.entry() == Entry.ITEMS;
    }

    /** An item or extra by its number. */
    public Optional<Item> item(int number) {
        return Stream.concat(items.stream(), extras.stream())
                .filter(item -> item.number() == number)
                .findFirst();
    }

    /**
     * The same instrument keyed for a sheet that prints its items in another published order.
     *
     * @param order one of {@link About#orders()} by name
     */
    public Instrument inOrder(String order) {
        var reverse = about.orders().stream()
                .filter(known -> known.name().equals(order))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(shortTitle + " has no order named " + order))
                .reverse();
        var keyed = items.stream()
                .map(item -> new Item(item.number(), item.values(), reverse.contains(item.number())))
                .toList();
        return new Instrument(id, title, shortTitle, about, keyed, extras, key, norms, codes, licence, notes);
    }

    /** Whom or what the answers are about. */
    public enum Subject {
        PERSON,
        COUPLE,
        FAMILY,
        SESSION
    }

    /** How sure a figure is: read in its source, recalled, or doubtful. */
    public enum Certainty {
        HIGH,
        MEDIUM,
        LOW;

        public boolean toConfirm() {
            return this != HIGH;
        }
    }

    /** Whether items are answered or only a total is typed in. */
    public enum Entry {
        ITEMS,
        TOTAL
    }

    /** Which end of the range is the better one. */
    public enum Direction {
        HIGHER,
        LOWER
    }

    /**
     * What the instrument is for.
     *
     * @param safety answered alone and kept in the member's safety circle
     * @param lookbackDays how far back the questions ask, null when they do not say
     * @param orders published orders of the items when several circulate; the first is the one of {@code items}
     * @param targets persons the questionnaire is answered about one by one, usually none
     * @param certainty of the structure
     */
    public record About(
            Subject subject,
            boolean safety,
            Entry entry,
            @Nullable Integer lookbackDays,
            List<Order> orders,
            List<String> targets,
            String citation,
            Certainty certainty) {}

    /** A published order of the items, with the numbers that are reversed in it. */
    public record Order(String name, Set<Integer> reverse) {}

    /**
     * One question.
     *
     * @param values what the answers count, in the order in which they are printed; empty when only totals are taken
     * @param reverse whether the chosen value is turned round within its range before scoring
     */
    public record Item(int number, List<Integer> values, boolean reverse) {
        public Item {
            values = List.copyOf(values);
        }

        public int lowest() {
            return values.stream().mapToInt(Integer::intValue).min().orElse(0);
        }

        public int highest() {
            return values.stream().mapToInt(Integer::intValue).max().orElse(0);
        }

        /** What a chosen value counts in the score. */
        public int keyed(int value) {
            return reverse ? lowest() + highest() - value : value;
        }
    }

    /**
     * How answers become a score.
     *
     * @param multiplier applied to the sum or mean
     * @param total false where only subscales are scored; the range is then that of each subscale
     * @param skips items that are asked only after a certain answer
     */
    public record Key(
            Method method,
            BigDecimal multiplier,
            boolean total,
            Range range,
            Direction direction,
            Missing missing,
            List<Subscale> subscales,
            List<Rule> rules,
            List<Skip> skips) {}

    public enum Method {
        SUM,
        MEAN
    }

    public record Range(BigDecimal low, BigDecimal high) {
        public boolean holds(BigDecimal value) {
            return low.compareTo(value) <= 0 && value.compareTo(high) <= 0;
        }
    }

    /**
     * What happens when answers are missing: nothing is scored, or the mean of the answered stands in for the rest.
     *
     * @param minAnswered how many must be answered, null with {@link MissingRule#COMPLETE}
     * @param perSubscale whether the minimum counts within each subscale
     */
    public record Missing(MissingRule rule, @Nullable Integer minAnswered, boolean perSubscale) {}

    public enum MissingRule {
        COMPLETE,
        MEAN
    }

    public record Subscale(String name, List<Integer> items) {}

    /**
     * Something a clinician is told when the answers show it. Conditions are about keyed answers.
     *
     * @param group of several rules in one group, listed worst first, only the first that is met is told
     */
    public record Rule(
            String name,
            Action action,
            @Nullable String group,
            Needs needs,
            List<Condition> conditions,
            Certainty certainty) {}

    /** A risk asks for somebody to act; a note is for reading. */
    public enum Action {
        RISK,
        NOTE
    }

    public enum Needs {
        ALL,
        ANY
    }

    /** At least {@code count} of the items are answered with at least {@code min}. */
    public record Condition(List<Integer> items, int min, int count) {}

    /** These items are asked only if item {@code unless} is answered with at least {@code min}. */
    public record Skip(List<Integer> items, int unless, int min) {}

    /**
     * What is published about totals.
     *
     * @param cutoffs the first is the one used, the others are named beside it
     * @param reliableChange published, not computed; the higher end of a range is the cautious one
     * @param smallestChange the smallest change that matters to people
     */
    public record Norms(
            @Nullable Bands bands,
            List<Cutoff> cutoffs,
            List<Reliability> reliability,
            List<Sample> samples,
            @Nullable Figure reliableChange,
            @Nullable Figure smallestChange) {}

    /** Named parts of the range, end to end. */
    public record Bands(List<Band> steps, String source, Certainty certainty) {}

    public record Band(int from, int to, String name) {}

    /**
     * Where the clinical side begins.
     *
     * @param inclusive whether the value itself is on the clinical side
     */
    public record Cutoff(BigDecimal value, boolean inclusive, String source, Certainty certainty) {
        public boolean clinical(BigDecimal total, Direction direction) {
            int side = direction == Direction.HIGHER ? total.compareTo(value) : value.compareTo(total);
            return side < 0 || side == 0 && inclusive;
        }
    }

    /** A published coefficient between 0 and 1, or the range of several; {@code of} names a part, null is the whole. */
    public record Reliability(
            ReliabilityKind kind,
            @Nullable String of,
            BigDecimal low,
            BigDecimal high,
            String source,
            Certainty certainty) {}

    public enum ReliabilityKind {
        ALPHA,
        RETEST
    }

    /** Mean and standard deviation of a published sample, in points. */
    public record Sample(String name, BigDecimal mean, BigDecimal sd, String source, Certainty certainty) {}

    /** A published amount in points; low and high are equal unless a range is published. */
    public record Figure(BigDecimal low, BigDecimal high, String source, Certainty certainty) {}

    /**
     * LOINC codes; {@link #NOTICE} is shown wherever they are.
     *
     * @param items one for each item, or none
     * @param answers the codes of the answers of every item in the order of its values, or none
     */
    public record Codes(
            @Nullable String panel,
            @Nullable String score,
            List<String> items,
            List<String> extras,
            List<String> answers,
            @Nullable String answerList,
            List<String> extraAnswers,
            Certainty certainty) {

        public static final String NOTICE = "This material contains content from LOINC (http://loinc.org). LOINC is"
                + " copyright © Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes"
                + " (LOINC) Committee and is available at no cost under the license at http://loinc.org/license."
                + " LOINC® is a registered United States trademark of Regenstrief Institute, Inc.";
    }

    /**
     * On what terms the wording may be used.
     *
     * @param summary in our words
     * @param grant the owner's sentence, quoted, where one was read
     * @param url where it stands
     * @param date of the statement, as far as it is known
     * @param credit a line that must be shown with the items
     */
    public record Licence(
            Terms kind,
            String summary,
            @Nullable String grant,
            @Nullable String url,
            @Nullable String date,
            @Nullable String credit) {}

    /** What the terms allow here: whether items may be kept at all, and whether their text may be edited. */
    public enum Terms {
        FREE(true, false),
        PUBLIC_DOMAIN(true, false),
        FREE_WITH_CONDITIONS(true, false),
        UNCHANGED_WITH_CREDIT(true, true),
        NON_COMMERCIAL(true, true),
        NON_COMMERCIAL_RESEARCH(true, true),
        UNCHANGED(true, true),
        ASK(true, false),
        PROPRIETARY(false, true),
        OWN(true, false);

        private final boolean itemsAllowed;
        private final boolean locked;

        Terms(boolean itemsAllowed, boolean locked) {
            this.itemsAllowed = itemsAllowed;
            this.locked = locked;
        }

        /** False: only typed-in totals. */
        public boolean itemsAllowed() {
            return itemsAllowed;
        }

        /** Imported unchanged and not edited afterwards. */
        public boolean locked() {
            return locked;
        }
    }
}
