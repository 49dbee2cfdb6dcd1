package org.relata.measure.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.*;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.Knocking;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.relata.measure.AnswerSheet;
import org.relata.measure.Wordings;
import org.relata.measure.wording.PastedSheet;
import org.relata.platform.Entrance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnStage
class MeasurePagesTest {
    private static final Pattern WINDOW = Pattern.compile("name=\"window\" value=\"([^\"]+)\"");
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"([^\"]+)\"");

    @Autowired
    Stage stage;

    @Autowired
    Desk desk;

    @Autowired
    Wordings wordings;

    @Autowired
    Entrance entrance;

    @Autowired
    JdbcClient jdbc;

    Company company;
    String couple;

    @BeforeEach
    void open() {
        company = stage.open();
        couple = "/relationships/" + company.unit(Unit.COUPLE);
    }

    @Test
    void everythingCanBeAnsweredWithoutAScript() {
        var amara = stage.as(company, AMARA);
        var path = desk.open(company, AMARA);
        var first = amara.get(path);
        assertThat(first.body()).contains("Only you and Dr Adaeze Okafor can read your answers. Jonas cannot.");
        var window = found(WINDOW, first);
        for (int at = 1; at <= 5; at++) {
            var next = amara.post(path, "window", window, "at", "" + at, "go", "next", "q" + at, "3");
            assertThat(next.statusCode()).isEqualTo(302);
            var shown = amara.get(next.headers().firstValue("Location").orElseThrow());
            window = found(WINDOW, shown.body().contains("name=\"window\"") ? shown : first);
        }
        var review = amara.get(path + "/review");
        assertThat(review.body()).contains("Before you send", "Rather close").doesNotContain("Not answered");
        var thanks = amara.done(path + "/response", "revision", found(REVISION, review));
        assertThat(thanks.body()).contains("Thank you", "Your answers come to 15, on a scale from 0 to 20");
    }

    @Test
    void sendingTwiceMakesOneResponse() {
        var amara = stage.as(company, AMARA);
        var path = desk.open(company, AMARA);
        answer(amara, path, "one", 5);
        var revision = found(REVISION, amara.get(path + "/review"));

        var one = amara.post(path + "/response", "revision", revision);
        var two = amara.post(path + "/response", "revision", revision);
        assertThat(Knocking.location(two)).isEqualTo(Knocking.location(one));
        assertThat(responses("relata-week")).isEqualTo(1);
    }

    @Test
    void twoWindowsNeverOverwriteEachOtherInSilence() {
        var amara = stage.as(company, AMARA);
        var path = desk.open(company, AMARA);
        var one = found(WINDOW, amara.get(path));
        var two = found(WINDOW, amara.get(path));

        assertThat(keep(amara, path, one, "q1", "4").statusCode()).isEqualTo(204);
        var late = keep(amara, path, two, "q1", "0");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).isEqualTo("Very close");
        var review = amara.get(path + "/review");
        assertThat(review.body()).contains("Two answers to the same question", "Very close", "Far apart");
        assertThat(review.body()).doesNotContain("name=\"revision\"");
        amara.done(path + "/review", "window", found(WINDOW, review), "q1", "0");
        assertThat(amara.get(path + "/review").body())
                .contains("Far apart", "name=\"revision\"")
                .doesNotContain("Two answers");
    }

    @Test
    void aWindowThatWasLeftOpenShowsBothAfterSending() {
        var amara = stage.as(company, AMARA);
        var path = desk.open(company, AMARA);
        var old = found(WINDOW, amara.get(path));
        answer(amara, path, "one", 5);
        amara.done(path + "/response", "revision", found(REVISION, amara.get(path + "/review")));

        assertThat(keep(amara, path, old, "q1", "0").statusCode()).isEqualTo(409);
        var late = amara.post(path, "window", old, "at", "5", "go", "next", "q1", "0", "q2", "3");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("You have sent this already", "Rather close", "Far apart");
        assertThat(responses("relata-week")).isEqualTo(1);
    }

    @Test
    void somethingThatChangedSinceTheReviewIsLookedAtAgain() {
        var amara = stage.as(company, AMARA);
        var path = desk.open(company, AMARA);
        answer(amara, path, "one", 4);
        var revision = found(REVISION, amara.get(path + "/review"));
        keep(amara, path, "9.one", "q5", "1");

        var again = amara.post(path + "/response", "revision", revision);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("Something changed since you looked it through");
        assertThat(responses("relata-week")).isZero();
    }

    @Test
    void correctionKeepsWhatWasSentBefore() {
        var amara = stage.as(company, AMARA);
        var sent = couple + "/responses/" + desk.answer(company, AMARA);
        var corrected = amara.done(sent + "/correction", "q1", "0", "q2", "0", "q3", "0", "q4", "0", "q5", "0");
        assertThat(corrected.body()).contains("Your answers come to 0");

        var therapist = stage.as(company, OKAFOR);
        assertThat(therapist.get(sent).body()).contains("These answers were corrected", "13");
        assertThat(therapist.get(couple + "/measures").body()).contains("Weekly check-in");
        assertThat(amara.post(sent + "/correction", "q1", "1").statusCode()).isEqualTo(422);
        assertThat(therapist.post(sent + "/correction", "q1", "1").statusCode()).isEqualTo(404);
    }

    @Test
    void whatAPartnerMayNotKnowIsNotThere() {
        var sent = couple + "/responses/" + desk.answer(company, AMARA);
        var task = couple + "/tasks/" + desk.flag(company);
        var jonas = stage.as(company, JONAS);
        var nowhere = jonas.get(couple + "/responses/" + company.unit(Unit.COUPLE));
        assertThat(nowhere.statusCode()).isEqualTo(404);
        for (var path : List.of(
                sent,
                sent + "/correction",
                task,
                couple + "/measures",
                couple + "/measures/tile",
                couple + "/outcomes/csi-16",
                couple + "/outcomes/csi-16.csv",
                couple + "/outcomes/tile",
                "/outcomes",
                "/outcomes.csv?instrument=csi-16",
                "/outcomes/tile",
                "/outcomes/import",
                "/instruments")) {
            var answer = jonas.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(bare(answer.body())).as(path).isEqualTo(bare(nowhere.body()));
        }
        assertThat(jonas.get(couple + "/progress").body()).doesNotContain("How was this week?");
        assertThat(jonas.get("/tasks").body()).doesNotContain("HITS").contains("How was this week?");
    }

    @Test
    void billerFindsNothingClinical() {
        var biller = stage.as(company, NOVOTNA);
        for (var path : List.of(
                couple + "/measures", "/outcomes", "/outcomes/import", "/instruments", couple + "/outcomes/csi-16")) {
            assertThat(biller.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(biller.get("/tasks").statusCode()).isEqualTo(404);
    }

    @Test
    void aClientReadsTheShortTitleHowFarToThinkBackAndThatASkippedQuestionIsEstimated() {
        word("phq-9");
        stage.as(company, OKAFOR).done(couple + "/assignments", "instrument", "phq-9", "member", "all");
        var amara = stage.as(company, AMARA);
        assertThat(amara.get("/tasks").body()).contains("<strong>PHQ-9</strong>");
        var thanks = sent(AMARA, Map.of("q1", "skip"));
        assertThat(thanks)
                .contains("“PHQ-9” was sent", "Your answers come to 9 (estimated from 8 of 9), on a scale")
                .doesNotContain("Patient Health");
        assertThat(amara.get(couple + "/progress").body()).contains("are at 9 (estimated) now.");
        var path = asked(stage.as(company, JONAS), "Question 9");
        var jonas = stage.as(company, JONAS);
        assertThat(jonas.get(path).body())
                .contains("<h1 class=\"measure-title\">PHQ-9</h1>", "Think of the last 14 days.");
        assertThat(jonas.get(path + "/review").body()).contains("Think of the last 14 days.");
        assertThat(jonas.get(desk.open(company, JONAS)).body())
                .contains("about the last seven days")
                .doesNotContain("Think of");
    }

    /** Both total the same; only one of them has answered the question that is watched. */
    @Test
    void pageAfterAFlaggedAnswerIsTheSamePage() {
        word("phq-9");
        stage.as(company, OKAFOR).done(couple + "/assignments", "instrument", "phq-9", "member", "all");
        var flagged = sent(AMARA, Map.of("q1", "0", "q9", "3"));
        var plain = sent(JONAS, Map.of("q1", "3", "q9", "0"));

        assertThat(likened(flagged)).isEqualTo(likened(plain));
    }

    @Test
    void wrongEntriesAreRefusedInWordsAndKept() {
        var therapist = stage.as(company, OKAFOR);
        var member = company.person(AMARA).toString();
        for (var wrong : List.of(
                new String[] {"total", "abc", "day", "2026-11-01"},
                new String[] {"total", "999", "day", "2026-11-01"},
                new String[] {"total", "12", "day", "yesterday"},
                new String[] {"total", "", "day", "2026-11-01"},
                new String[] {"q1", "77", "day", "2026-11-01"})) {
            var fields = Stream.concat(Stream.of("instrument", "relata-week", "member", member), Stream.of(wrong))
                    .toArray(String[]::new);
            var answer = therapist.post(couple + "/responses", fields);
            assertThat(answer.statusCode()).as(wrong[1]).isEqualTo(422);
            assertThat(answer.body()).contains("Please look at this again");
        }
        var stranger = company.person(MATEO).toString();
        assertThat(therapist
                        .post(
                                couple + "/responses",
                                "instrument",
                                "das",
                                "member",
                                stranger,
                                "total",
                                "90",
                                "day",
                                "2026-11-01")
                        .statusCode())
                .isEqualTo(404);
        assertThat(therapist
                        .post(couple + "/assignments", "instrument", "phq-9", "member", "all")
                        .statusCode())
                .isEqualTo(422);
        assertThat(therapist
                        .post(couple + "/assignments", "instrument", "nonsense", "member", "all")
                        .statusCode())
                .isEqualTo(404);
        assertThat(therapist.post(couple + "/assignments", "member", "all").statusCode())
                .isEqualTo(422);
        assertThat(therapist
                        .post(couple + "/assignments", "instrument", "relata-week", "member", "x")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void nothingIsAskedForADayThatIsOver() {
        var therapist = stage.as(company, OKAFOR);
        var late = therapist.post(
                couple + "/assignments", "instrument", "relata-wellbeing", "member", "all", "due", "2019-03-04");
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body())
                .contains("Choose today or a later day.", "value=\"2019-03-04\"", "value=\"relata-wellbeing\" checked");

        var moved = therapist.post(desk.open(company, AMARA) + "/date", "due", "2019-03-05");
        assertThat(moved.statusCode()).isEqualTo(422);
        assertThat(moved.body())
                .contains("Choose today or a later day.", "name=\"due\" value=\"2019-03-05\"")
                .doesNotContain("id=\"due\" name=\"due\" type=\"date\" value=\"2019-03-05\"");
        assertThat(therapist.get(couple + "/measures").body()).doesNotContain("2019-03");
    }

    @Test
    void aTotalOfOnesOwnIsAddedAndTypedIn() {
        var therapist = stage.as(company, OKAFOR);
        assertThat(therapist.post("/instruments/own", "name", " ").statusCode()).isEqualTo(422);
        assertThat(therapist
                        .post("/instruments/own", "name", "Warmth", "low", "3")
                        .statusCode())
                .isEqualTo(422);
        assertThat(therapist
                        .post("/instruments/own", "name", "Warmth", "low", "3", "high", "1")
                        .statusCode())
                .isEqualTo(422);
        assertThat(therapist
                        .post("/instruments/own", "name", "Warmth", "r", "1.2")
                        .statusCode())
                .isEqualTo(422);
        var page = therapist.done(
                "/instruments/own",
                "name",
                "<b>Warmth</b>",
                "direction",
                "higher",
                "low",
                "0",
                "high",
                "10",
                "r",
                ".8");
        assertThat(page.body())
                .contains("&lt;b&gt;Warmth&lt;/b&gt;", "reliability 0.8")
                .doesNotContain("<b>Warmth");
        assertThat(therapist.post("/instruments/own", "name", "<B>warmth</B>").statusCode())
                .isEqualTo(422);
        var option = Pattern.compile("<option value=\"([0-9a-f-]{36})\">")
                .matcher(therapist.get(couple + "/responses/new").body());
        assertThat(option.find()).isTrue();
        var own = option.group(1);
        var member = company.person(AMARA).toString();
        assertThat(therapist
                        .post(
                                couple + "/responses",
                                "instrument",
                                own,
                                "member",
                                member,
                                "total",
                                "11",
                                "day",
                                "2026-11-01")
                        .statusCode())
                .isEqualTo(422);
        therapist.done(couple + "/responses", "instrument", own, "member", member, "total", "4", "day", "2026-11-01");
        therapist.done(couple + "/responses", "instrument", own, "member", member, "total", "9", "day", "2026-11-15");
        assertThat(therapist
                        .post(
                                couple + "/responses",
                                "instrument",
                                own,
                                "member",
                                member,
                                "total",
                                "9",
                                "day",
                                "2026-11-15")
                        .statusCode())
                .isEqualTo(422);
        assertThat(therapist.get(couple + "/outcomes/" + own).body()).contains("Warmth");
        assertThat(stage.as(company, AMARA).get(couple + "/progress").body()).doesNotContain("Warmth");
    }

    private String sent(Player player, Map<String, String> special) {
        var who = stage.as(company, player);
        var path = asked(who, "Question 9");
        for (int question = 1; question <= 10; question++) {
            var field = "q" + question;
            var kept = keep(who, path, "0.one", field, special.getOrDefault(field, "1"));
            assertThat(kept.statusCode()).isEqualTo(204);
        }
        return who.done(path + "/response", "revision", found(REVISION, who.get(path + "/review")))
                .body();
    }

    /** Where this question is asked. */
    private static String asked(Knocking who, String question) {
        var page = who.get("/tasks").body();
        var link = Pattern.compile("(/relationships/[0-9a-f-]+/assignments/[0-9a-f-]+)")
                .matcher(page);
        var paths = new ArrayList<String>();
        while (link.find()) {
            paths.add(link.group());
        }
        return paths.stream()
                .filter(one -> who.get(one).body().contains(question))
                .findFirst()
                .orElseThrow();
    }

    private void word(String instrument) {
        var sheet = new PastedSheet(
                "",
                "en",
                null,
                lines(10, "Question "),
                List.of(new PastedSheet.Answers(List.of(), "A\nB\nC\nD")),
                null);
        company.viewer(OKAFOR)
                .run(() -> wordings.accept(
                        instrument, wordings.read(instrument, sheet), new Wordings.Agreement(true, true, null)));
    }

    private static HttpResponse<String> keep(Knocking who, String path, String window, String field, String value) {
        return who.post(
                path + "/draft", "field", field, "seq", "" + System.nanoTime(), "window", window, "value", value);
    }

    private static void answer(Knocking who, String path, String name, int questions) {
        IntStream.rangeClosed(1, questions)
                .forEach(question -> keep(who, path, new AnswerSheet.Window(0, name).toString(), "q" + question, "3"));
    }

    private static String found(Pattern pattern, HttpResponse<String> answer) {
        var found = pattern.matcher(answer.body());
        assertThat(found.find()).as(answer.body()).isTrue();
        return found.group(1);
    }

    /** A page without what must differ: tokens, ids, names and the minute. */
    private static String likened(String page) {
        return bare(page)
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}", "id")
                .replaceAll("Amara( Nwosu)?|Jonas( Lindqvist)?", "name")
                .replaceAll("\\d{1,2}:\\d\\d\\s?[AP]M", "time")
                .replaceAll("The time before it was \\d+\\.|<strong>[A-D]</strong>", "");
    }

    private static String bare(String page) {
        return page.replaceAll(
                "content=\"[^\"]{30,}\"|value=\"[^\"]{30,}\"| aria-current=\"\\w+\"|name=\"to\"[^>]*", "");
    }

    private static String lines(int count, String text) {
        return String.join(
                "\n", IntStream.rangeClosed(1, count).mapToObj(i -> text + i).toList());
    }

    private long responses(String instrument) {
        return count("SELECT count(*) FROM measure.response WHERE instrument = '" + instrument + "'");
    }

    private long count(String sql) {
        return company.viewer(OKAFOR)
                .call(() -> entrance.callEverywhere(
                        inside -> jdbc.sql(sql).query(Long.class).single()));
    }
}
