package org.relata.practice.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.*;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.relata.Knocking;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.springframework.beans.factory.annotation.Autowired;

/** The practice, its team and a person's details. */
@OnStage
class PracticePagesTest {
    private final Stage stage;
    private final Company company;
    private final Knocking okafor;

    PracticePagesTest(@Autowired Stage stage) {
        this.stage = stage;
        this.company = stage.open();
        this.okafor = stage.as(company, OKAFOR);
    }

    @Test
    void anOwnerSetsNameZoneAndCountryAndNobodyElseDoes() {
        assertThat(okafor.done("/practice", "name", "House by the lake", "zone", "Europe/Zurich", "country", "CH")
                        .body())
                .contains("value=\"House by the lake\"", "The practice was saved.");
        HttpResponse<String> wrong = okafor.post("/practice", "name", " ", "zone", "Nowhere", "country", "CH");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(stage.as(company, HADDAD).get("/practice").statusCode()).isEqualTo(404);
        assertThat(stage.as(company, HADDAD).post("/practice", "name", "Mine").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anOwnerFindsWhatWaitsToBeMailed() {
        assertThat(okafor.get("/practice").body()).contains("href=\"/practice/outbox\"");
        assertThat(okafor.get("/practice/outbox").statusCode()).isEqualTo(200);
    }

    @Test
    void aColleagueIsAddedWithRolesAndAWayIn() {
        String page = okafor.done(
                        "/practice/team",
                        "name",
                        "Yara Khoury",
                        "email",
                        "yara@example.org",
                        "role",
                        "clinician",
                        "invite",
                        "yes")
                .body();
        assertThat(page).contains("Yara Khoury", "/invitations/", "Invited, open until");
        assertThat(okafor.get("/practice/team").body()).contains("Yara Khoury").doesNotContain("/invitations/");
        assertThat(okafor.post("/practice/team", "name", "Nobody").body()).contains("Choose at least one role.");
        assertThat(stage.as(company, HADDAD)
                        .post("/practice/team", "name", "Friend", "role", "owner")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theLastOwnerStaysAnOwner() {
        String own = "/practice/team/" + company.person(OKAFOR) + "/roles";
        HttpResponse<String> refused = okafor.post(own, "role", "clinician");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("The last owner stays");
        okafor.done("/practice/team/" + company.person(HADDAD) + "/roles", "role", "clinician", "role", "owner");
        assertThat(okafor.post(own, "role", "clinician").statusCode()).isEqualTo(302);
        assertThat(okafor.get("/practice").statusCode()).isEqualTo(404);
    }

    @Test
    void whoHasNoRoleLeftIsOutAtOnce() {
        Knocking lund = stage.as(company, LUND);
        assertThat(lund.get("/people").statusCode()).isEqualTo(200);
        okafor.done("/practice/team/" + company.person(LUND) + "/roles");
        assertThat(lund.get("/people").statusCode()).isNotEqualTo(200);
    }

    @Test
    void aChangeOfDetailsIsNotedWithoutWhatTheyWere() {
        String amara = "/persons/" + company.person(AMARA);
        String page = okafor.done(
                        amara,
                        "name",
                        "Amara Lindqvist",
                        "pronouns",
                        "she/her",
                        "email",
                        "new@example.org",
                        "phone",
                        "+49 30 1234",
                        "language",
                        "de",
                        "zone",
                        "Europe/Paris")
                .body();
        assertThat(page)
                .contains("value=\"new@example.org\"", "Dr Adaeze Okafor, name, e-mail, phone, language, time zone")
                .doesNotContain("amara@example.org");
        HttpResponse<String> wrong = okafor.post(amara, "name", "", "email", "no", "born", "yesterday");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("href=\"#name\"", "href=\"#email\"", "href=\"#born\"", "value=\"yesterday\"");
    }

    @Test
    void aColleaguesDetailsAreTheOwnersMatter() {
        String lund = "/persons/" + company.person(LUND);
        Knocking haddad = stage.as(company, HADDAD);
        assertThat(haddad.get(lund).statusCode()).isEqualTo(404);
        assertThat(haddad.post(lund, "name", "Dr Helga Lund", "email", "haddad@example.org")
                        .statusCode())
                .isEqualTo(404);
        assertThat(stage.as(company, NOVOTNA)
                        .post(lund, "name", "Dr Helga Lund", "email", "novotna@example.org")
                        .statusCode())
                .isEqualTo(404);
        assertThat(haddad.part("/search?q=lund").body()).doesNotContain("Lund");
        assertThat(okafor.done(lund, "name", "Dr Helga Lund", "email", "helga@example.org")
                        .body())
                .contains("value=\"helga@example.org\"");
    }

    @Test
    void guardiansComeAndGoAndACoTherapistKnowsThem() {
        String mia = "/persons/" + company.person(MIA);
        okafor.done(mia + "/guardians", "name", "Oma Gerda", "note", "Signs while Felix is abroad.");
        assertThat(okafor.get(mia).body()).contains("Oma Gerda", "Signs while Felix is abroad.");
        okafor.done(
                "/relationships/" + company.unit(Unit.FAMILY) + "/care-team",
                "person",
                company.person(HADDAD).toString(),
                "role",
                "therapist");
        assertThat(stage.as(company, HADDAD).get(mia).body()).contains("Oma Gerda");
        assertThat(stage.as(company, LUND).get(mia).statusCode()).isEqualTo(404);
        assertThat(okafor.post(mia + "/guardians", "name", "Mia Brandt").statusCode())
                .isEqualTo(422);
    }
}
