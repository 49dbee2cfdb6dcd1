package org.relata.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.relata.Knocking;
import org.relata.TestClock;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.relata.chart.NewNote;
import org.relata.chart.Notes;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.relata.live.Ear;
import org.relata.measure.AnswerSheet;
import org.relata.measure.Answers;
import org.relata.measure.Entry;
import org.relata.measure.Measures;
import org.relata.measure.NewAssignment;
import org.relata.measure.OwnLine;
import org.relata.measure.Progress;
import org.relata.measure.ResponseId;
import org.relata.measure.Responses;
import org.relata.measure.Tasks;
import org.relata.measure.ToDo;
import org.relata.measure.file.OutcomeRow.On;
import org.relata.messaging.Conversations;
import org.relata.messaging.Messages;
import org.relata.messaging.NewMessage;
import org.relata.plan.Deed;
import org.relata.plan.Homework;
import org.relata.plan.Homeworks;
import org.relata.plan.PlanDrafts;
import org.relata.plan.Plans;
import org.relata.plan.Report;
import org.relata.plan.Typed;
import org.relata.platform.Entrance;
import org.relata.platform.Mail;
import org.relata.relationship.Clearance;
import org.relata.relationship.Clearances;
import org.relata.relationship.Concern;
import org.relata.relationship.NewCare;
import org.relata.relationship.Relationships;
import org.relata.scheduling.NewSession;
import org.relata.scheduling.Session;
import org.relata.scheduling.Sessions;
import org.relata.technique.NewRun;
import org.relata.technique.Readings;
import org.relata.technique.Readings.NewReading;
import org.relata.technique.RunId;
import org.relata.technique.Runs;
import org.relata.technique.exercise.Setting;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Non-interference: in one world Amara has private things, in the other she has none, or others. Every byte that Jonas gets, on every page that he can
 * reach and at every address that he might guess, is the same. Replay one run with {@code -Drelata.seed=...}.
 */
@OnStage
class TwoWorldsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int QUESTIONS = 5;

    private static final Pattern APART = Pattern.compile("data-apart=\"([^\"]*)\"");

    @Autowired
    Stage stage;

    @Autowired
    Measures measures;

    @Autowired
    Responses responses;

    @Autowired
    Relationships relationships;

    @Autowired
    Answers answers;

    @Autowired
    Progress progress;

    @Autowired
    Conversations conversations;

    @Autowired
    Messages messages;

    @Autowired
    Notes notes;

    @Autowired
    Runs runs;

    @Autowired
    Readings readings;

    @Autowired
    Sessions sessions;

    @Autowired
    Clearances clearances;

    @Autowired
    Plans plans;

    @Autowired
    Homeworks homeworks;

    @Autowired
    PlanDrafts drafts;

    @Autowired
    Tasks tasks;

    @Autowired
    Entrance entrance;

    @Autowired
    Mail mail;

    @Autowired
    TestClock clock;

    private Random random = new Random();

    @Test
    void thePartnerGetsEqualBytesWhateverTheOtherHasInPrivate() {
        Long replay = Long.getLong("relata.seed");
        long first = replay == null ? new Random().nextLong(1_000_000_000) : replay;
        System.out.println("two worlds from seed " + first);
        for (long seed = first; seed < first + (replay == null ? Integer.getInteger("relata.worlds", 4) : 1); seed++) {
            Company quiet = stage.open();
            Company eventful = stage.open();
            random = new Random(seed);
            bothAreToRead(quiet);
            bothAreToRead(eventful);
            Ear undisturbed = listening(quiet);
            Ear disturbed = listening(eventful);
            List<String> story = liveThrough(eventful);
            Map<String, String> one = wander(quiet, Player.JONAS);
            Map<String, String> other = wander(eventful, Player.JONAS);
            assertThat(frames(eventful, disturbed))
                    .as("frames, seed " + seed + " " + story)
                    .isEqualTo(frames(quiet, undisturbed));
            assertThat(other.keySet())
                    .as("addresses, seed " + seed + " " + story)
                    .isEqualTo(one.keySet());
            assertThat(letters(eventful)).as("letters, seed " + seed).isEqualTo(letters(quiet));
            one.forEach((path, told) -> assertThat(other.get(path))
                    .as(path + ", seed " + first + " " + story)
                    .isEqualTo(told));
            assertThat(one).as("there was something to see").hasSizeGreaterThan(20);
        }
    }

    @Test
    void noMemberGetsAnotherByteWhereTheCareTeamWritesNotes() {
        for (Player member : List.of(Player.AMARA, Player.JONAS)) {
            Company quiet = stage.open();
            Company eventful = stage.open();
            List<Ear> ears = new ArrayList<>();
            for (Company company : List.of(quiet, eventful)) {
                company.viewer(Player.AMARA)
                        .run(() -> say(
                                company.unit(Unit.COUPLE),
                                company.person(Player.AMARA).toString()));
                ears.add(Ear.of(stage.as(company, member)).shows(company.unit(Unit.COUPLE)));
            }
            noted(eventful);
            assertThat(wander(eventful, member)).isEqualTo(wander(quiet, member));
            assertThat(frames(eventful, ears.getLast())).isEqualTo(frames(quiet, ears.getFirst()));
            assertThat(letters(eventful)).isEqualTo(letters(quiet));
        }
    }

    @Test
    void whatOneEntersAtAStepChangesNoByteForTheOtherUntilBothHave() {
        Company brief = stage.open();
        Company lengthy = stage.open();
        List<Ear> ears = new ArrayList<>();
        List<Map<String, String>> seen = new ArrayList<>();
        for (Company company : List.of(brief, lengthy)) {
            RunId run = atTheSameStep(company);
            ears.add(listening(company));
            boolean much = company == lengthy;
            entered(company, run, much ? "Something that I have never said to anybody before. ".repeat(4) : "No");
            if (much) {
                alone(company);
            }
            Map<String, String> pages = new TreeMap<>(wander(company, Player.JONAS));
            // the time that is left is the same for both, and goes on
            pages.replaceAll((path, page) -> page.replaceAll("data-clock=\"\\d+\"", ""));
            // circles that opened at the same moment stand in no order
            pages.replaceAll((path, page) -> APART.matcher(page)
                    .replaceAll(found -> List.of(found.group(1).split(" ")).stream()
                            .sorted()
                            .toList()
                            .toString()));
            seen.add(pages);
        }
        assertThat(seen.getLast()).isEqualTo(seen.getFirst());
        assertThat(frames(lengthy, ears.getLast())).isEqualTo(frames(brief, ears.getFirst()));
        assertThat(letters(lengthy)).isEqualTo(letters(brief));
    }

    private RunId atTheSameStep(Company company) {
        RelationshipId couple = company.unit(Unit.COUPLE);
        var both = List.of(company.person(Player.AMARA), company.person(Player.JONAS));
        RunId run = company.viewer(Player.OKAFOR)
                .call(() -> runs.start(couple, new NewRun("cycle-map", Setting.SESSION, both)));
        company.viewer(Player.AMARA)
                .run(() -> runs.give(couple, run, 1, Optional.empty(), Map.of("moment", List.of("Sunday"))));
        return run;
    }

    private void entered(Company company, RunId run, String words) {
        var values = Map.of(
                "trigger", List.of(words),
                "move", List.of(words),
                "shown", List.of(words.length() > 9 ? "calm" : "anger"),
                "story", List.of(words),
                "underneath", List.of("alone"));
        var given = company.viewer(Player.AMARA)
                .call(() -> runs.give(company.unit(Unit.COUPLE), run, 2, Optional.empty(), values));
        assertThat(given.wrong()).isEmpty();
    }

    /** Something that Amara does by herself. */
    private void alone(Company company) {
        company.viewer(Player.OKAFOR)
                .run(() -> runs.start(
                        company.unit(Unit.COUPLE),
                        new NewRun("thought-record", Setting.HOME, List.of(company.person(Player.AMARA)))));
    }

    /** From a message, on a page of its own, in two windows, on paper; and one more that is discarded. */
    private void noted(Company company) {
        String path = "/relationships/" + company.unit(Unit.COUPLE) + "/notes";
        Knocking okafor = stage.as(company, Player.OKAFOR);
        String note = Knocking.location(
                okafor.post(path, "day", "2026-11-23", "source", "Amara, alone", "text", "Something said here"));
        for (String window : List.of("1.one", "1.two")) {
            okafor.post(
                    note + "/draft", "field", "text", "seq", "1", "window", window, "value", "Thought in " + window);
        }
        okafor.post(note + "/draft", "field", "day", "seq", "2", "window", "1.one", "value", "2026-11-22");
        List.of(note, note + "/print", path)
                .forEach(page -> assertThat(okafor.get(page).statusCode()).isEqualTo(200));
        okafor.done(Knocking.location(okafor.post(path)) + "/end");
    }

    private void bothAreToRead(Company company) {
        var both = List.of(company.person(Player.AMARA), company.person(Player.JONAS));
        company.viewer(Player.OKAFOR)
                .run(() -> readings.assign(company.unit(Unit.COUPLE), new NewReading("how-long", both, true)));
    }

    /** Jonas has a page open all the while. */
    private Ear listening(Company company) {
        return Ear.of(stage.as(company, Player.JONAS)).shows(company.unit(Unit.COUPLE));
    }

    /** What came over his line until something is said to both. */
    private List<String> frames(Company company, Ear ear) {
        int before = tidings(ear).size();
        company.viewer(Player.OKAFOR).run(() -> say(company.unit(Unit.COUPLE), "together"));
        Ear.until(() -> tidings(ear).size() > before);
        ear.close();
        return tidings(ear);
    }

    /** All but heartbeats, without what differs from start to start: ids, and with them the order of circles. */
    private static List<String> tidings(Ear ear) {
        return ear.heard().stream()
                .filter(frame -> !frame.equals("{\"moved\":[]}"))
                .map(frame -> frame.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "#"))
                .map(frame -> Arrays.stream(frame.split("[{},]")).sorted().collect(Collectors.joining(" ")))
                .toList();
    }

    /** Whatever lies in the outbox, as the owner reads it: nothing that happens between one partner and the care team writes to anybody. */
    private List<String> letters(Company company) {
        return company.viewer(Player.OKAFOR).call(() -> entrance.callAtDoor(inside -> mail.held(inside, 50))).stream()
                .map(letter -> letter.to() + "\n" + letter.subject() + "\n" + letter.text())
                .toList();
    }

    private Map<String, String> wander(Company company, Player member) {
        RelationshipId couple = company.unit(Unit.COUPLE);
        String home = "/relationships/" + couple;
        return new Wandering(stage.as(company, member))
                .from(List.of(
                        "/",
                        home,
                        home + "/measures",
                        home + "/measures/tile",
                        home + "/outcomes/tile",
                        home + "/outcomes/csi-16",
                        home + "/outcomes/csi-16.csv",
                        home + "/outcomes/phq-9.json",
                        home + "/care-team",
                        home + "/members",
                        home + "/notes",
                        home + "/plan",
                        home + "/homework",
                        "/homework/tile",
                        "/plan/tile",
                        home + "/runs",
                        home + "/sessions",
                        "/sessions/tile",
                        home + "/clearance",
                        home + "/clearance/tile",
                        "/runs/tile",
                        home + "/reading",
                        "/reading",
                        "/reading/tile",
                        "/reading/how-long",
                        "/reading/worse-at-first",
                        home + "/progress",
                        home + "/messages",
                        home + "/messages/together",
                        home + "/messages/together/live",
                        home + "/messages/team",
                        home + "/messages/search?q=something",
                        home + "/messages/together/print",
                        home + "/messages/" + company.person(Player.JONAS),
                        home + "/messages/" + company.person(Player.AMARA),
                        home + "/messages/" + company.person(Player.AMARA) + "/live",
                        home + "/copies",
                        home + "/copies/" + company.person(Player.JONAS) + "/messages.json",
                        home + "/copies/" + company.person(Player.JONAS) + "/messages.pdf",
                        home + "/copies/" + company.person(Player.JONAS) + "/messages.zip",
                        home + "/copies/" + company.person(Player.AMARA) + "/messages.json",
                        home + "/copies/" + company.person(Player.AMARA) + "/messages.pdf",
                        "/messages",
                        "/messages/count/live",
                        home + "/responses/new",
                        home + "/outcomes/relata-week.json",
                        home + "/outcomes/hits.csv",
                        "/measures/tile",
                        "/relationships/tile",
                        "/progress",
                        "/outcomes/tile",
                        "/outcomes.csv",
                        "/outcomes.json",
                        "/practice/outbox",
                        "/persons/names?q=am",
                        "/search?q=okafor",
                        "/search?q=haddad",
                        home + "/assignments/" + company.person(Player.AMARA),
                        home + "/responses/" + company.person(Player.AMARA),
                        "/persons/" + company.person(Player.AMARA),
                        "/tasks",
                        "/outcomes",
                        "/search?q=am",
                        "/search?q=samir",
                        "/record/access",
                        "/account"));
    }

    /** Some of what can happen between Amara and her care team, in an order of its own. */
    private List<String> liveThrough(Company company) {
        List<String> story = new ArrayList<>();
        RelationshipId couple = company.unit(Unit.COUPLE);
        for (int i = 0; i < 4 + random.nextInt(9); i++) {
            int what = random.nextInt(27);
            story.add(String.valueOf(what));
            try {
                happen(company, couple, what);
            } catch (Refused | NotFound again) {
                story.add("again");
            }
            clock.advance(Duration.ofSeconds(random.nextInt(90)));
        }
        return story;
    }

    private void happen(Company company, RelationshipId couple, int what) {
        Viewer okafor = company.viewer(Player.OKAFOR);
        Viewer amara = company.viewer(Player.AMARA);
        LocalDate today = LocalDate.ofInstant(clock.instant(), BERLIN);
        switch (what) {
            case 0 ->
                okafor.run(() -> measures.assign(
                        couple,
                        new NewAssignment(
                                List.of("relata-wellbeing"), Optional.of(amara.person()), today.plusDays(4))));
            case 1 -> okafor.run(() -> total(company, couple, "phq-9", 20, today.minusDays(1)));
            case 2 -> okafor.run(() -> total(company, couple, "hits", 14, today));
            case 3 -> okafor.run(() -> wallIn(company, couple));
            case 4 -> okafor.run(() -> total(company, couple, "gad-7", 3, today.minusDays(2)));
            case 5, 6 -> amara.run(() -> answer(couple, 1 + what % 3));
            case 7 -> amara.run(() -> answer(couple, QUESTIONS));
            case 8 -> okafor.run(() -> settle(couple));
            case 9 -> okafor.run(() -> correct(company, couple, today));
            case 10 -> amara.run(() -> relook(couple));
            case 11 -> amara.run(() -> say(couple, amara.person().toString()));
            case 12 -> okafor.run(() -> say(couple, amara.person().toString()));
            case 13 -> okafor.run(() -> say(couple, "team"));
            case 14 -> amara.run(() -> conversations.keepDraft(couple, "together", Ids.next(), "Dear both"));
            case 15 ->
                okafor.run(() -> notes.begin(couple, NewNote.quoting(today, "Amara, alone", "Something said here")));
            case 16 ->
                okafor.run(() ->
                        readings.assign(couple, new NewReading("worse-at-first", List.of(amara.person()), false)));
            case 17 -> amara.run(() -> readings.finish("how-long"));
            case 18 -> okafor.run(() -> decide(couple));
            case 19 -> okafor.run(() -> meet(company, couple, Duration.ofHours(1 + random.nextInt(90)), true));
            case 20 -> okafor.run(() -> meet(company, couple, Duration.ofHours(-1 - random.nextInt(90)), false));
            case 21 -> okafor.run(() -> agree(company, couple));
            case 22 -> okafor.run(() -> planned(company, couple));
            case 23 ->
                amara.run(() -> plans.goals(couple).forEach(goal -> plans.rate(couple, goal.id(), random.nextInt(11))));
            case 24 -> okafor.run(() -> given(company, couple, today));
            case 25 -> amara.run(() -> told(couple));
            default -> okafor.run(() -> paper(company, couple, today));
        }
    }

    /** The care team thinks again about working with both. */
    private void decide(RelationshipId couple) {
        var state = Clearance.State.values()[random.nextInt(Clearance.State.values().length)];
        clearances.decide(
                couple, state, Set.of(Concern.values()[random.nextInt(Concern.values().length)]), "She said so");
    }

    /** Amara comes alone. */
    private void meet(Company company, RelationshipId couple, Duration from, boolean ahead) {
        var wanted = NewSession.with(
                List.of(company.person(Player.AMARA)),
                new Session.Time(clock.instant().plus(from), 50));
        var session = ahead ? sessions.plan(couple, wanted) : sessions.record(couple, wanted);
        if (random.nextBoolean()) {
            sessions.cancel(couple, session);
        }
    }

    private void agree(Company company, RelationshipId couple) {
        var alone = sessions.list(couple).companies().stream()
                .filter(one -> one.members().equals(List.of(company.person(Player.AMARA))))
                .findFirst()
                .orElseThrow();
        sessions.agree(couple, alone.circle(), Optional.of(1 + random.nextInt(20)));
    }

    /** A plan of Amara's own, once more as another version. */
    private void planned(Company company, RelationshipId couple) {
        CircleId own = entrance.call(
                couple,
                inside -> relationships
                        .circles(inside)
                        .member(company.person(Player.AMARA))
                        .id());
        drafts.begin(couple, own);
        String problem =
                drafts.act(couple, own, List.of(), Deed.of("problem:plan")).at();
        drafts.keep(couple, own, Typed.in("999.one", problem + ".statement", "Something of her own"));
        String goal =
                drafts.act(couple, own, List.of(), Deed.of("goal:" + problem)).at();
        drafts.keep(couple, own, Typed.in("999.one", goal + ".statement", "A goal of her own"));
        drafts.publish(couple, own, drafts.show(couple, own).edition());
    }

    private void given(Company company, RelationshipId couple, LocalDate today) {
        homeworks.give(
                couple,
                new Homework.New(
                        List.of(company.person(Player.AMARA)),
                        "Something of her own",
                        "",
                        random.nextBoolean() ? Optional.of("thought-record") : Optional.empty(),
                        Optional.empty(),
                        new Homework.Rhythm(today.plusDays(random.nextInt(9)), 1, 1 + random.nextInt(5)),
                        Optional.empty()));
    }

    private void told(RelationshipId couple) {
        var body = new Report.Body(Report.Outcome.BLOCKED, Optional.empty(), Optional.of(2), "No time");
        homeworks.list(couple).homework().stream()
                .filter(one -> one.members().size() == 1)
                .forEach(one -> homeworks.report(couple, one.id(), 1, body, ZoneOffset.UTC));
    }

    private void say(RelationshipId couple, String where) {
        messages.send(
                couple, where, new NewMessage(Ids.next(), "Something said here", Optional.empty(), List.of(), true));
    }

    /** Amara begins what she is asked first; with all questions she sends it. */
    private void answer(RelationshipId couple, int questions) {
        ToDo first = measures.mine().stream().findFirst().orElseThrow(NotFound::new);
        var window = new AnswerSheet.Window(0, "one");
        IntStream.rangeClosed(1, questions)
                .forEach(question -> answers.keep(couple, first.assignment(), window, question, Map.of(question, "1")));
        if (questions == QUESTIONS) {
            int revision = answers.open(couple, first.assignment()).answers().revision();
            answers.send(couple, first.assignment(), revision, false);
        }
    }

    /** Amara looks at her own lines and corrects what she sent last. */
    private void relook(RelationshipId couple) {
        OwnLine line = progress.seen(couple).own().stream().findFirst().orElseThrow(NotFound::new);
        responses.correct(couple, line.latest(), Map.of(1, 0, 2, 4, 3, 0, 4, 4, 5, 1));
    }

    private void settle(RelationshipId couple) {
        Tasks.Row task = tasks.all(true).stream().findFirst().orElseThrow(NotFound::new);
        tasks.settle(couple, task.task().id(), "Called her; a safety plan is agreed.");
    }

    private void correct(Company company, RelationshipId couple, LocalDate today) {
        ResponseId typed = total(company, couple, "pcl-5", 31, today.minusDays(random.nextInt(900)));
        responses.correct(couple, typed, BigDecimal.valueOf(30));
    }

    /** What Amara has answered on paper, typed in by question. */
    private void paper(Company company, RelationshipId couple, LocalDate today) {
        responses.enter(
                couple,
                new Entry(
                        "relata-wellbeing",
                        Optional.of(company.person(Player.AMARA)),
                        Optional.empty(),
                        new On(today.minusDays(random.nextInt(900))),
                        Map.of(1, 0, 2, 1, 3, 2, 4, 3, 5, 4),
                        null,
                        Map.of()));
    }

    private void wallIn(Company company, RelationshipId couple) {
        PersonId haddad = company.person(Player.HADDAD);
        boolean there = relationships.relationship(couple).careTeam().stream()
                .anyMatch(row -> row.person().equals(haddad));
        if (!there) {
            relationships.assignCare(couple, NewCare.walled(haddad, company.person(Player.AMARA)));
        }
    }

    private ResponseId total(Company company, RelationshipId couple, String instrument, int total, LocalDate on) {
        return responses.enter(
                couple,
                new Entry(
                        instrument,
                        Optional.of(company.person(Player.AMARA)),
                        Optional.empty(),
                        new On(on),
                        Map.of(),
                        BigDecimal.valueOf(total),
                        Map.of()));
    }
}
