package org.relata.relationship.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.*;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.relata.Knocking;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Stage;
import org.relata.kernel.PersonId;
import org.springframework.beans.factory.annotation.Autowired;

/** A relationship begun in one form. */
@OnStage
class FoundingTest {
    private static final Pattern LINK = Pattern.compile("http://[^\"]+(/invitations/[^\"]+)\"");
    private static final String[] COUPLE = {
        "kind",
        "couple",
        "row",
        "0",
        "row",
        "1",
        "m0-name",
        "Noor Azizi",
        "m0-pronouns",
        "she/they",
        "m0-email",
        "us@example.org",
        "m1-name",
        "Ines Alves",
        "m1-email",
        "us@example.org",
        "policy",
        "limited"
    };

    private final Company company;
    private final Stage stage;
    private final Knocking okafor;

    FoundingTest(@Autowired Stage stage) {
        this.stage = stage;
        this.company = stage.open();
        this.okafor = stage.as(company, OKAFOR);
    }

    @Test
    void aCoupleIsFoundedWithAllItsMembersAtOnceAndMayShareAnAddress() {
        String page = okafor.done("/relationships", COUPLE).body();
        assertThat(page)
                .contains("<h1>Noor &amp; Ines</h1>", "who who-a", "who who-b", "(she/they)", "Limited")
                .contains("Undo")
                .contains("Not invited yet");
        assertThat(okafor.get("/people?q=noor").body()).contains("Noor &amp; Ines");
    }

    @Test
    void nothingTypedIsLostAndEachErrorStandsAtItsField() {
        HttpResponse<String> answer = okafor.post(
                "/relationships",
                with(
                        COUPLE,
                        "m0-email",
                        "not an address",
                        "m1-born",
                        "2999-01-01",
                        "policy",
                        "",
                        "label",
                        "The two from the lake"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("href=\"#m0-email\"", "href=\"#m1-born\"", "href=\"#policy\"")
                .contains("value=\"not an address\"", "value=\"The two from the lake\"", "value=\"Ines Alves\"")
                .contains("value=\"2999-01-01\"", "value=\"she/they\"");
    }

    @Test
    void aSecondMemberIsAskedForAndOnePersonNeedsNone() {
        assertThat(okafor.post("/relationships", with(COUPLE, "m1-name", "", "m1-email", ""))
                        .body())
                .contains("Who else is in?", "href=\"#m1-name\"");
        assertThat(okafor.post("/relationships", with(COUPLE, "kind", "individual"))
                        .body())
                .contains("Individual care has one member.");
        assertThat(okafor.post("/relationships", with(COUPLE, "kind", "individual", "m1-name", "", "m1-email", ""))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void rowsComeAndGoAndWhatWasTypedStays() {
        String more =
                okafor.post("/relationships/rows", with(COUPLE, "do", "add")).body();
        assertThat(more).contains("Member 3", "name=\"m2-name\"", "value=\"Noor Azizi\"", "value=\"Ines Alves\"");
        String fewer = okafor.post("/relationships/rows", with(COUPLE, "do", "remove-0"))
                .body();
        assertThat(fewer).contains("value=\"Ines Alves\"").doesNotContain("Noor", "Member 2");
    }

    @Test
    void aKnownNameIsNeverTakenForAnotherPersonUnasked() {
        HttpResponse<String> asked = okafor.post("/relationships", with(COUPLE, "m0-name", "amara NWOSU"));
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("Yes, the Amara Nwosu I know here", "href=\"#m0-same\"");

        String same = okafor.done(
                        "/relationships",
                        with(
                                COUPLE,
                                "m0-name",
                                "Amara Nwosu",
                                "m0-same",
                                company.person(AMARA).toString()))
                .body();
        assertThat(same).contains("Amara &amp; Ines", "/persons/" + company.person(AMARA));
        String other = okafor.done(
                        "/relationships", with(COUPLE, "m0-name", "Amara Nwosu", "m0-same", "new", "m1-same", "new"))
                .body();
        assertThat(other).contains("Amara &amp; Ines").doesNotContain("/persons/" + company.person(AMARA));
    }

    @Test
    void somebodyWhomTheClinicianDoesNotKnowIsSimplyNew() {
        Knocking haddad = stage.as(company, HADDAD);
        assertThat(haddad.post("/relationships", with(COUPLE, "m0-name", "Amara Nwosu"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(haddad.post(
                                "/relationships",
                                with(
                                        COUPLE,
                                        "m0-name",
                                        "Amara Nwosu",
                                        "m1-same",
                                        "new",
                                        "m0-same",
                                        company.person(AMARA).toString()))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void forAMinorSomebodySignsOrItIsSaidWhyNobodyDoes() {
        String born = LocalDate.now(ZoneOffset.UTC).minusYears(12).toString();
        String[] family = with(
                COUPLE, "kind", "family", "m0-role", "parent", "m1-role", "child", "m1-born", born, "m1-email", "");
        assertThat(okafor.post("/relationships", family).body())
                .contains("Say who signs for Ines Alves", "href=\"#m1-guardian\"", "<span>Noor Azizi</span>");
        assertThat(okafor.post("/relationships", with(family, "m1-unsigned", "A court decides in May."))
                        .statusCode())
                .isEqualTo(302);

        String page = okafor.done(
                        "/relationships",
                        with(
                                family,
                                "m0-same",
                                "new",
                                "m1-same",
                                "new",
                                "m1-guardian",
                                "0",
                                "m1-guardian-name",
                                "Tomás Alves"))
                .body();
        String child = personPath(page, "Ines Alves");
        assertThat(okafor.get(child).body()).contains("Guardians", "Noor Azizi", "Tomás Alves");
    }

    @Test
    void aCreationTakenBackLeavesNobodyAndNoWayIn() {
        HttpResponse<String> founded = okafor.post("/relationships", with(COUPLE, "invite", "yes"));
        String path = Knocking.location(founded);
        String page = okafor.get(path).body();
        Matcher links = LINK.matcher(page);
        assertThat(links.find()).isTrue();
        String way = links.group(1);
        assertThat(new Knocking(stage.port()).get(way).statusCode()).isEqualTo(200);

        assertThat(okafor.done(path + "/undo").body()).contains("Taken back.").doesNotContain("Noor");
        assertThat(okafor.get(path).statusCode()).isEqualTo(404);
        assertThat(okafor.part("/search?q=noor").body()).doesNotContain("Noor");
        assertThat(new Knocking(stage.port()).get(way).statusCode()).isNotEqualTo(200);
    }

    @Test
    void aCreationIsNotTakenBackOnceSomebodyHasSignedIn() {
        String path = Knocking.location(okafor.post("/relationships", with(COUPLE)));
        String noor = personPath(okafor.get(path + "/members").body(), "Noor Azizi");
        PersonId person = PersonId.of(noor.substring(noor.lastIndexOf('/') + 1));
        stage.enrol(company, person, "Noor Azizi");

        HttpResponse<String> refused = okafor.post(path + "/undo");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Somebody has signed in already");
        assertThat(okafor.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void marksOfDirectionInANameTurnNoSentenceAround() {
        String[] turned = with(COUPLE, "m0-name", "Noor\u202e Azizi\u0007");
        String path = Knocking.location(okafor.post("/relationships", turned));
        assertThat(okafor.get(path).body()).contains("Noor Azizi").doesNotContain("\u202e");
    }

    @Test
    void linksAreShownOnceAndNeverAgain() {
        String path = Knocking.location(okafor.post("/relationships", with(COUPLE, "invite", "yes")));
        assertThat(LINK.matcher(okafor.get(path).body()).results()).hasSize(2);
        String again = okafor.get(path).body();
        assertThat(LINK.matcher(again).find()).isFalse();
        assertThat(again).contains("Invited, open until");
    }

    private static String personPath(String page, String name) {
        Matcher found = Pattern.compile("href=\"(/persons/[^\"]+)\">\\s*<span class=\"[^\"]*\">" + name)
                .matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /** The same fields with some set otherwise; an empty one is left out. */
    private static String[] with(String[] fields, String... others) {
        Set<String> named = new HashSet<>();
        for (int i = 0; i < others.length; i += 2) {
            named.add(others[i]);
        }
        Stream<String> kept = IntStream.range(0, fields.length / 2)
                .filter(i -> !named.contains(fields[2 * i]))
                .boxed()
                .flatMap(i -> Stream.of(fields[2 * i], fields[2 * i + 1]));
        return Stream.concat(kept, Stream.of(others)).toArray(String[]::new);
    }
}
