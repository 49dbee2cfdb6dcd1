package org.relata.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.identity.Door;
import org.relata.identity.Visit;
import org.relata.identity.Visit.Answer;
import org.relata.measure.instrument.Catalogue;
import org.relata.measure.wording.FhirSamples;
import org.relata.measure.wording.WordingFile.NamedBytes;
import org.springframework.beans.factory.annotation.Autowired;

/** The catalogue and bringing words in, over real HTTP. */
@RelataTest
class InstrumentPagesTest {
    @Autowired
    Door door;

    @Autowired
    Catalogue catalogue;

    Visit visit;

    @BeforeEach
    void open() {
        visit = door.signedIn(door.house().owner());
    }

    @Test
    void everyInstrumentHasItsPageWithLicenceAndFacts() {
        var list = visit.get("/instruments").body();
        for (var one : catalogue.all()) {
            assertThat(list).contains("/instruments/" + one.id());
            var page = visit.get("/instruments/" + one.id());
            assertThat(page.status()).as(one.id()).isEqualTo(200);
            assertThat(page.body()).as(one.id()).contains("Licence").contains("Scoring");
            assertThat(visit.get("/instruments/" + one.id() + "/wording").status())
                    .as(one.id())
                    .isEqualTo(200);
        }
        assertThat(visit.get("/instruments/nothing").status()).isEqualTo(404);
    }

    @Test
    void figuresThatWereRecalledSayThatTheyAreToBeConfirmed() {
        assertThat(visit.get("/instruments/phq-9").body())
                .contains("Reliable change: 6 points")
                .contains("To be confirmed by the practice")
                .contains("LOINC");
    }

    @Test
    void proprietaryInstrumentsTakeTotalsOnlyAndSaySo() {
        assertThat(visit.get("/instruments/das").body())
                .contains("Only totals can be typed in")
                .doesNotContain("/das/wording");
        visit.open("/instruments/das/wording");
        var answer = visit.post("/instruments/das/wording", "items", "one\ntwo");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("need a licence");
    }

    @Test
    void lockedWordsSaySo() {
        assertThat(visit.get("/instruments/core-10").body()).contains("cannot be edited here");
    }

    @Test
    void wordsComeInFromAQuestionnaireUnderTheLicenceThatIsShown() {
        var look = look("gad-7", gad7());
        assertThat(look.status()).isEqualTo(200);
        assertThat(look.body())
                .contains("Invented question 7")
                .contains("counts 3")
                .contains("name=\"licence\"");
        var path = look.response().uri().getPath();
        var unread = visit.post(path);
        assertThat(unread.status()).isEqualTo(422);
        assertThat(unread.body()).contains("Read the licence");
        var stored = visit.follow(visit.post(path, "licence", "yes", "values", "yes"));
        assertThat(stored.body()).contains("Version 1").contains("Licence accepted");
        assertThat(visit.get("/instruments").body()).contains("Wording is in");
    }

    @Test
    void pastedLinesComeInToo() {
        visit.open("/instruments/gad-7/wording");
        var items = IntStream.rangeClosed(1, 7)
                .mapToObj(i -> i + ". Invented line " + i)
                .collect(Collectors.joining("\n"));
        var few = visit.post("/instruments/gad-7/wording", "items", "only one", "language", "en");
        assertThat(few.status()).isEqualTo(422);
        assertThat(few.body()).contains("There are 1 lines").contains("only one");
        var look = visit.follow(visit.post(
                "/instruments/gad-7/wording",
                "items",
                items,
                "answers",
                "never\nrarely\noften\nalways",
                "apart",
                "2,4-5: a | b | c | d"));
        assertThat(look.body())
                .contains("Invented line 7")
                .contains("rarely")
                .contains("counts 3")
                .contains("Think of the last 14 days.");
        var wrong = visit.post("/instruments/gad-7/wording", "items", items, "apart", "no number");
        assertThat(wrong.body()).contains("does not begin with a question");
        assertThat(visit.post("/instruments/gad-7/wording", "items", items, "apart", "1-999: a|b")
                        .status())
                .isIn(302, 422);
    }

    @Test
    void filesThatAreNoQuestionnaireAreRefusedInWords() {
        refused("{\n \"resourceType\": \"Questionnaire\",\n broken", "line 3");
        refused("{\"resourceType\": \"Patient\"}", "Patient");
        refused("<Questionnaire xmlns=\"http://hl7.org/fhir\"/>", "XML");
        refused("<!doctype html><html></html>", "web page");
        refused("[1,2,3]", "neither FHIR nor");
        refused("{\"hello\": 1}", "neither FHIR nor");
        refused("[".repeat(5000), "not readable JSON");
    }

    @Test
    void nothingChosenIsSaid() {
        visit.open("/instruments/gad-7/wording");
        assertThat(visit.post("/instruments/gad-7/wording").body()).contains("Choose a file, or paste");
        assertThat(visit.get("/instruments/gad-7/wording/nope").status()).isEqualTo(404);
    }

    @Test
    void thePublishedPhq9ComesIn() {
        var look = look("phq-9", SharedFiles.read("fhir/lforms_phq9_R4.json"));
        assertThat(look.status()).isEqualTo(200);
        var stored = visit.follow(visit.post(look.response().uri().getPath(), "licence", "yes", "values", "yes"));
        assertThat(stored.body()).contains("Version 1");
    }

    @Test
    void thePublishedGad7ScaleComesIn() {
        var look = look("gad-7", SharedFiles.read("osd/GAD7.osd"));
        assertThat(look.status()).isEqualTo(200);
        var stored = visit.follow(visit.post(look.response().uri().getPath(), "licence", "yes", "values", "yes"));
        assertThat(stored.body()).contains("Version 1");
    }

    private Answer look(String instrument, NamedBytes file) {
        visit.open("/instruments/" + instrument + "/wording");
        return visit.follow(Upload.send(visit, "/instruments/" + instrument + "/wording", "files", file));
    }

    private void refused(String text, String words) {
        var answer = look("gad-7", new NamedBytes("form.json", text.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.status())
                .as(text.substring(0, Math.min(40, text.length())))
                .isEqualTo(422);
        assertThat(answer.body()).contains(words).contains("form.json");
    }

    private static NamedBytes gad7() {
        return FhirSamples.questionnaire(FhirSamples.questions(7, i -> "q" + i, FhirSamples.valued(0, 1, 2, 3)));
    }
}
