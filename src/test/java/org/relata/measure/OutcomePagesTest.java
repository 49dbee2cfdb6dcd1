package org.relata.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.identity.Door;
import org.relata.identity.Visit;
import org.relata.identity.Visit.Answer;
import org.relata.kernel.Role;
import org.relata.measure.figure.ReliableChange;
import org.relata.measure.wording.WordingFile.NamedBytes;
import org.springframework.beans.factory.annotation.Autowired;

/** A practice's outcomes and the files they come in by, over real HTTP. */
@RelataTest
class OutcomePagesTest {
    private static final Pattern BATCH = Pattern.compile("/outcomes/import/batches/[0-9a-f-]{36}");
    private static final Pattern OUTCOME = Pattern.compile("/relationships/[0-9a-f-]{36}/outcomes/[0-9a-z-]+");
    private static final String CLASSIC = "instrument=das&method=jt&r=.80&line=a";

    @Autowired
    Door door;

    Door.House house;
    Visit visit;

    @BeforeEach
    void open() {
        house = door.house();
        visit = door.signedIn(house.owner());
    }

    @Test
    void nothingToCountIsSaidWithAWayForward() {
        var page = visit.get("/outcomes");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("There are no scores yet").contains("href=\"/outcomes/import\"");
        assertThat(visit.get("/outcomes.csv").status()).isEqualTo(422);
    }

    @Test
    void thirtyPublishedCouplesGiveThePublishedCountsOnPageCsvAndJsonAlike() {
        bringCouples();

        var page = visit.get("/outcomes?" + CLASSIC);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("10 recovered, 6 improved, 13 unchanged, 1 deteriorated")
                .contains("105.2347")
                .contains("81.5833")
                .contains("11.8257");
        var csv = visit.get("/outcomes.csv?" + CLASSIC, "Accept", "text/csv");
        assertThat(csv.header("Content-Disposition").orElse("")).contains("attachment");
        assertThat(csv.body().lines().filter(line -> line.contains(",recovered,")))
                .hasSize(10);
        assertThat(csv.body().lines().filter(line -> line.contains(",improved,")))
                .hasSize(6);
        assertThat(csv.body().lines().filter(line -> line.contains(",unchanged,")))
                .hasSize(13);
        assertThat(csv.body().lines().filter(line -> line.contains(",deteriorated,")))
                .hasSize(1);
        var json = visit.get("/outcomes.json?" + CLASSIC, "Accept", "application/json")
                .body()
                .replaceAll("\\s+", "");
        assertThat(json)
                .contains("\"cutOff\":105.23465")
                .contains("\"category\":\"recovered\",\"count\":10")
                .contains("\"category\":\"deteriorated\",\"count\":1,");
    }

    @Test
    void aFunctionalGroupMovesTheCutOff() {
        bringCouples();
        var page = visit.get("/outcomes?instrument=das&method=jt&r=0,88&line=c&m0=114.8&sd0=17.8");
        assertThat(page.body())
                .contains("14 recovered, 5 improved, 10 unchanged, 1 deteriorated")
                .contains("94.8424");
    }

    @Test
    void settingsThatMakeNoSenseAreSaidInWords() {
        bringCouples();
        for (var wrong : new String[] {
            "r=2",
            "r=abc",
            "r=NaN",
            "line=z",
            "method=magic",
            "batch=nope",
            "instrument=%3Cscript%3E",
            "m0=1&line=c",
            "m0=1&sd0=-1",
            "sd0=1e999",
            "m1=.&sd1=.",
            "line=" + "x".repeat(3000),
            "from=99999",
            "from=-1"
        }) {
            var page = visit.get("/outcomes?" + (wrong.startsWith("instr") ? wrong : "instrument=das&" + wrong));
            assertThat(page.status()).as(wrong).isIn(wrong.startsWith("from") ? 200 : 422);
            assertThat(page.body()).as(wrong).doesNotContain("<script>").contains("id=\"instrument\"");
            var csv = visit.get("/outcomes.csv?instrument=das&" + wrong);
            assertThat(csv.status()).as(wrong).isLessThan(500);
        }
    }

    @Test
    void aMeasureOfUnknownReliabilityIsShownWithoutAVerdictUntilOneIsTypedIn() {
        visit.open("/outcomes/import");
        var look = visit.follow(Upload.send(
                visit, "/outcomes/import", "file", file("couple,inj before,inj after\n1,60,50\n2,40,45\n3,30,12\n")));
        assertThat(look.body()).contains("Bring in 6 scores");
        var path = look.response().uri().getPath();
        visit.follow(visit.post(
                path,
                "relationship",
                "0",
                "kind",
                "couple",
                "what1",
                "own-higher",
                "name1",
                "inj",
                "phase1",
                "before",
                "what2",
                "own-higher",
                "name2",
                "inj",
                "phase2",
                "after",
                "go",
                "bring"));

        var page = visit.get("/outcomes");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("No reliability of inj is known, so no change can be judged")
                .contains("3 with a first and a last inj, shown without a verdict")
                .contains("Couple 1: 60 to 50, cannot be told")
                .contains("name=\"r\"")
                .doesNotContain("95 %");
        var csv = visit.get("/outcomes.csv", "Accept", "text/csv");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.body()).contains("Couple 1,,60,50,-10,,,,");
        assertThat(visit.get("/outcomes.json").body().replaceAll("\\s+", ""))
                .contains("\"rule\":\"none,sincenoreliabilityisknown\"", "\"before\":60", "\"undetermined\":3");
        var one =
                OUTCOME.matcher(page.body()).results().findFirst().orElseThrow().group();
        assertThat(visit.get(one + ".json").body().replaceAll("\\s+", "")).contains("\"state\":null", "\"last\":50");

        assertThat(visit.get("/outcomes?r=.8").body())
                .contains("Wilson", "from the courses shown")
                .doesNotContain("No reliability");
        assertThat(visit.get("/outcomes?method=jt").status()).isEqualTo(422);
    }

    @Test
    void everyMethodAndLineAnswersEvenForOneCouple() {
        bring("couple,das before,das after\n1,90,97\n");
        for (var method : ReliableChange.values()) {
            for (var line : OutcomeSettings.Line.values()) {
                var asked = "instrument=das&r=.8&m0=114&sd0=17&method=" + method + "&line=" + line;
                assertThat(visit.get("/outcomes?" + asked).status()).as(asked).isEqualTo(200);
                assertThat(visit.get("/outcomes.json?" + asked).status())
                        .as(asked)
                        .isEqualTo(200);
                assertThat(visit.get("/outcomes.csv?" + asked).status())
                        .as(asked)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void undoOnThePageLeavesNothing() {
        var done = bringCouples();
        var batch =
                BATCH.matcher(done.body()).results().findFirst().orElseThrow().group();
        var gone = visit.follow(visit.post(batch + "/undo"));
        assertThat(gone.body()).contains("was taken back").contains("Taken back");
        assertThat(visit.get("/outcomes").body()).contains("There are no scores yet");
        assertThat(visit.get("/people?state=all&whose=all").body()).doesNotContain("Couple 1");
        assertThat(visit.post(batch + "/undo").status()).isEqualTo(409);
    }

    @Test
    void columnsCanBeReadAnotherWayBeforeAnythingIsKept() {
        visit.open("/outcomes/import");
        var look =
                visit.follow(Upload.send(visit, "/outcomes/import", "file", file("ppid,pre,post\n1,90,97\n2,80,99\n")));
        assertThat(look.body()).contains("Look it through").contains("<th scope=\"col\">ppid</th>");
        var path = look.response().uri().getPath();
        var again = visit.post(path, das("go", "look"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).contains("value=\"das\" selected").contains("Bring in 4 scores");
        var twice = visit.post(path, "go", "bring", "relationship", "0", "what0", "das", "kind", "couple");
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.body()).contains("The same column was chosen twice");
        assertThat(visit.get("/outcomes").body()).contains("There are no scores yet");
        assertThat(visit.post(path, "relationship", "-7", "what999", "das", "member", "abc", "kind", "zoo")
                        .status())
                .isLessThan(500);
    }

    @Test
    void theSameFileASecondTimeIsWarnedOfUntilTheFirstIsTakenBack() {
        var done = bringCouples();
        visit.open("/outcomes/import");
        var again = visit.follow(Upload.send(visit, "/outcomes/import", "file", couples()));
        var path = again.response().uri().getPath();
        assertThat(visit.post(path, das("go", "look")).body())
                .contains("A file named outcomes.csv with 60 scores is in already, since ");

        visit.post(
                BATCH.matcher(done.body()).results().findFirst().orElseThrow().group() + "/undo");
        assertThat(visit.post(path, das("go", "look")).body()).doesNotContain("is in already");
    }

    @Test
    void everyWrongLineIsNamedAndNothingComesIn() {
        visit.open("/outcomes/import");
        var look = visit.follow(Upload.send(
                visit,
                "/outcomes/import",
                "file",
                file("couple,das before,das after\n1,90,97\n2,abc,99\n3,200,100\n")));
        assertThat(look.body())
                .contains("Line 3")
                .contains("Line 4")
                .contains("2 things are wrong")
                .doesNotContain("would come in")
                .doesNotContain(">Bring in ");
        assertThat(visit.get("/outcomes").body()).contains("There are no scores yet");
    }

    @Test
    void filesThatAreNoTableAreRefusedInWords() {
        var binary = new byte[300];
        for (int i = 0; i < binary.length; i++) {
            binary[i] = (byte) i;
        }
        refused(new NamedBytes("photo.jpg", binary), "not a text file");
        refused(file("<html><body>no</body></html>"), "web page");
        refused(file(""), "Choose a file first");
        refused(file("a".repeat(2_000_000)), "Only one column");
        refused(new NamedBytes("u16.csv", new byte[] {(byte) 0xFF, (byte) 0xFE, 0x00, (byte) 0xD8, 0x41}), "UTF-16");
        refused(file("a,b\n\"open,1\n"), "Line 2");
        refused(
                new NamedBytes("big.csv", ("a,b\n" + "1,2\n".repeat(1_350_000)).getBytes(StandardCharsets.UTF_8)),
                "5 MB");
        assertThat(visit.get("/outcomes/import").body()).contains("No file was brought in yet");
    }

    @Test
    void aFileFarTooLargeIsRefusedInWordsToo() {
        visit.open("/outcomes/import");
        var huge = new NamedBytes("huge.csv", "1,2\n".repeat(2_500_000).getBytes(StandardCharsets.UTF_8));
        var answer = Upload.send(visit, "/outcomes/import", "file", huge);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("5 MB");
    }

    @Test
    void whatACellHoldsIsTextAndNeverRuns() {
        visit.open("/outcomes/import");
        var look = visit.follow(
                Upload.send(
                        visit,
                        "/outcomes/import",
                        "file",
                        file(
                                "couple <script>alert(1)</script>,=das before,das after\n<script>1</script>,90,97\n\"=HYPERLINK(\"\"x\"\")\",80,95\n")));
        assertThat(look.status()).isEqualTo(200);
        assertThat(look.body())
                .doesNotContain("<script>alert")
                .doesNotContain("<script>1")
                .contains("&lt;script&gt;");
        var path = look.response().uri().getPath();
        var done = visit.follow(visit.post(path, das("go", "bring")));
        assertThat(done.body()).contains("The file is in");
        assertThat(visit.get("/outcomes?instrument=das&r=.8").body()).doesNotContain("<script>1");
        assertThat(visit.get("/outcomes.csv?instrument=das&r=.8").body())
                .doesNotContain("\n=HYPER")
                .doesNotContain("\n\"=HYPER");
    }

    @Test
    void onlyWhoTreatsBringsFilesInAndOthersFindNothingHere() {
        var desk = door.signedIn(door.colleague(house, "Front desk", Role.BILLER));
        assertThat(desk.get("/outcomes").status()).isEqualTo(404);
        assertThat(desk.get("/outcomes/import").status()).isEqualTo(404);
        assertThat(desk.get("/instruments").status()).isEqualTo(404);
        var supervisor = door.signedIn(door.colleague(house, "Supervisor", Role.SUPERVISOR));
        assertThat(supervisor.get("/outcomes").status()).isEqualTo(200);
        assertThat(supervisor.get("/outcomes/import").status()).isEqualTo(404);
    }

    private void refused(NamedBytes file, String words) {
        visit.open("/outcomes/import");
        var answer = Upload.send(visit, "/outcomes/import", "file", file);
        assertThat(answer.status()).as(file.name()).isEqualTo(422);
        assertThat(answer.body()).as(file.name()).contains(words);
    }

    private Answer bringCouples() {
        return bring(couples());
    }

    private static NamedBytes couples() {
        var lines = new StringBuilder("ppid,pre,post\n");
        Published.DAS.forEach(
                course -> lines.append("%s,%s,%s\n".formatted(course.subject(), course.before(), course.after())));
        return file(lines.toString());
    }

    private Answer bring(String text) {
        return bring(file(text));
    }

    private Answer bring(NamedBytes file) {
        visit.open("/outcomes/import");
        var look = visit.follow(Upload.send(visit, "/outcomes/import", "file", file));
        assertThat(look.status()).isEqualTo(200);
        return visit.follow(visit.post(look.response().uri().getPath(), das("go", "bring")));
    }

    private static String[] das(String... more) {
        return new String[] {
            "relationship",
            "0",
            "kind",
            "couple",
            "what1",
            "das",
            "phase1",
            "before",
            "what2",
            "das",
            "phase2",
            "after",
            more[0],
            more[1]
        };
    }

    private static NamedBytes file(String text) {
        return new NamedBytes("outcomes.csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
