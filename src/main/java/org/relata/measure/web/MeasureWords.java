package org.relata.measure.web;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.PersonId;
import org.relata.measure.Given;
import org.relata.measure.OwnInstrument;
import org.relata.measure.Response;
import org.relata.measure.Responses;
import org.relata.measure.Sheet;
import org.relata.measure.figure.Change;
import org.relata.measure.figure.Direction;
import org.relata.measure.figure.RelationshipState;
import org.relata.measure.file.OutcomeRow;
import org.relata.measure.instrument.Definition;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.Score;
import org.relata.measure.instrument.Wording;
import org.relata.relationship.CareTeamMember;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;
import org.relata.ui.Option;
import org.relata.ui.Page;
import org.relata.ui.Tone;

/** How measures are put into words on a page. */
public record MeasureWords(Page page) {
    public String when(OutcomeRow.When when) {
        return switch (when) {
            case OutcomeRow.On(LocalDate date) -> page.when().date(date);
            case OutcomeRow.Phase phase ->
                page.say("measure.phase." + phase.name().toLowerCase(Locale.ROOT));
        };
    }

    /** The total, and on how much it stands. */
    public String score(Response response) {
        return score(response.score());
    }

    public String score(Score score) {
        var total = score.total();
        if (total == null) {
            return page.say("measure.score.none", score.answered(), score.of());
        }
        var shown = total.setScale(Math.min(Math.max(total.scale(), 0), 2), RoundingMode.HALF_UP)
                .toPlainString();
        return score.estimated() ? page.say("measure.score.estimated", shown, score.answered(), score.of()) : shown;
    }

    public static Tone tone(@Nullable Change change) {
        var category = change == null ? null : change.category();
        return switch (category) {
            case null -> Tone.PLAIN;
            case RECOVERED, IMPROVED -> Tone.GOOD;
            case UNCHANGED -> Tone.PLAIN;
            case DETERIORATED -> Tone.WATCH;
        };
    }

    public static Tone tone(RelationshipState state) {
        return switch (state.state()) {
            case ALL_WORSE, SPLIT, SOME_WORSE -> Tone.WATCH;
            case SOME_IMPROVED, ALL_IMPROVED, ALL_IMPROVED_SOME_RECOVERED, ALL_RECOVERED -> Tone.GOOD;
            case STABLE, ONE_ANSWERED, NONE_ANSWERED -> Tone.PLAIN;
        };
    }

    /** Who will read the viewer's answers, by name, and who will not, or the total alone. */
    public String readers(Relationship relationship, PersonId viewer, boolean together) {
        var team = relationship.careTeam().stream()
                .filter(row -> row.isCurrent(page.when().now()))
                .map(CareTeamMember::name)
                .distinct()
                .toList();
        var others = relationship.currentMembers().stream()
                .filter(member -> !member.person().equals(viewer))
                .map(Member::shortName)
                .toList();
        var who = page.say("measure.readers", page.list(team));
        return others.isEmpty()
                ? who
                : who + " " + page.say(together ? "measure.readers.total" : "measure.readers.not", page.list(others));
    }

    /** Whether the members look at this together. */
    public String together(Relationship relationship, List<Member> agreeing) {
        if (agreeing.isEmpty()) {
            return page.say("measure.together.staff.none");
        }
        return agreeing.containsAll(relationship.currentMembers())
                ? page.say("measure.together.staff.all")
                : page.say(
                        "measure.together.staff.some",
                        page.list(agreeing.stream().map(Member::shortName).toList()));
    }

    public static List<Option> options(Wording.Line line) {
        return line.options().stream()
                .map(option -> new Option(value(option.value()), option.text()))
                .toList();
    }

    /** What was chosen, in the words of the sheet. */
    public String answer(Wording.Line line, String value) {
        return options(line).stream()
                .filter(option -> option.value().equals(value))
                .map(Option::label)
                .findFirst()
                .orElseGet(() -> page.say(value.isEmpty() ? "measure.open" : "measure.skipped"));
    }

    /** Lines of the sheet that may be shown with the questions: the owner's copyright and credit. */
    public static List<String> credits(Sheet.Questions questions) {
        var credits = new LinkedHashSet<String>();
        Stream.of(
                        Optional.ofNullable(questions.wording().origin().copyright()),
                        Optional.ofNullable(questions.instrument().licence().credit()),
                        Optional.ofNullable(questions.instrument().codes()).map(codes -> Instrument.Codes.NOTICE))
                .flatMap(Optional::stream)
                .filter(line -> !line.isBlank())
                .forEach(credits::add);
        return List.copyOf(credits);
    }

    /** How far back to think, in our own words; nothing where the sheet says it itself or the instrument has no such period. */
    public String lookback(Instrument instrument, Wording wording) {
        var days = instrument.about().lookbackDays();
        return days == null || wording.instructions() != null ? "" : page.say("measure.lookback", days);
    }

    /** The questionnaire as the reader knows it. */
    public String title(Given given) {
        return given.questions()
                .map(questions -> given.definition().title(questions.wording()))
                .orElse(given.definition().name());
    }

    /** What one's own answers come to, and what they came to before; no cut-off, no category, no praise. */
    public String feedback(Given given) {
        var range = given.definition().range();
        var score = given.score();
        var total = number(score.total());
        var now = score.estimated() ? page.say("measure.score.estimated", total, score.answered(), score.of()) : total;
        var scale = range == null
                ? page.say("measure.feedback", now)
                : page.say(
                        given.definition().direction() == Direction.HIGHER
                                ? "measure.feedback.higher"
                                : "measure.feedback.lower",
                        now,
                        number(range.low()),
                        number(range.high()));
        return given.previous()
                .map(before -> scale + " " + page.say("measure.feedback.before", number(before)))
                .orElse(scale);
    }

    /** A figure with at most two decimals, in the reader's own way of writing; nothing for none. */
    public String number(@Nullable Number value) {
        if (value == null || !Double.isFinite(value.doubleValue())) {
            return "";
        }
        var format = NumberFormat.getNumberInstance(page.visitor().locale());
        format.setMaximumFractionDigits(2);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }

    /** Whom something typed in can be about: each member, and the relationship where it is scored as a whole. */
    public List<Option> subjects(Responses.Entering entering) {
        var members = entering.relationship().currentMembers().stream()
                .map(member -> new Option(member.person().toString(), member.name()));
        if (entering.relationship().currentMembers().size() == 1) {
            return members.toList();
        }
        var choose = Stream.of(new Option("", page.say("measure.enter.choose")));
        var whole = Stream.of(new Option("all", page.say("measure.enter.together")));
        return Stream.of(choose, members, whole).flatMap(options -> options).toList();
    }

    public List<Option> phases() {
        return Stream.of("", "before", "after")
                .map(phase -> new Option(phase, page.say("measure.enter.phase." + (phase.isEmpty() ? "day" : phase))))
                .toList();
    }

    /** What is known of a total of the practice's own, in one line. */
    public String known(OwnInstrument own) {
        var range = own.range();
        var reliability = own.reliability();
        return page.say(
                "measure.own.known",
                own.direction().words(),
                range == null ? 0 : 1,
                range == null ? "" : number(range.low()),
                range == null ? "" : number(range.high()),
                reliability == null ? 0 : 1,
                reliability == null ? "" : number(reliability.value()));
    }

    public String range(Definition definition) {
        var range = definition.range();
        var direction = definition.direction().words();
        return range == null
                ? direction
                : page.say("measure.range", number(range.low()), number(range.high()), direction);
    }

    private static String value(@Nullable Integer value) {
        return value == null ? "skip" : value.toString();
    }
}
