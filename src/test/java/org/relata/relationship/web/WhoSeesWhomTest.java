package org.relata.relationship.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.*;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.relata.Knocking;
import org.relata.TestClock;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.relata.kernel.Capacity;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.practice.NewPerson;
import org.relata.relationship.CareRole;
import org.relata.relationship.MemberRole;
import org.relata.relationship.NewCare;
import org.relata.relationship.NewRelationship.Joining;
import org.relata.relationship.Relationships;
import org.springframework.beans.factory.annotation.Autowired;

/** The worst that a page could do: tell somebody of somebody. */
@OnStage
class WhoSeesWhomTest {
    private static final List<String> STAFF_PAGES =
            List.of("/members", "/members/new", "/care-team", "/policy", "/edit");

    private final Stage stage;
    private final Relationships relationships;
    private final TestClock clock;
    private final Company company;

    WhoSeesWhomTest(@Autowired Stage stage, @Autowired Relationships relationships, @Autowired TestClock clock) {
        this.stage = stage;
        this.relationships = relationships;
        this.clock = clock;
        this.company = stage.open();
    }

    @Test
    void aClientNeverLearnsThatAnotherRelationshipExists() {
        Knocking amara = stage.as(company, AMARA);
        String unknown = "/relationships/" + UUID.randomUUID();
        for (Unit unit : List.of(Unit.FAMILY, Unit.GROUP, Unit.SECOND_COUPLE)) {
            assertSame(amara.get(path(unit)), amara.get(unknown));
        }
        assertThat(amara.get("/").body()).doesNotContain("Brandt", "Tuesday group");
        assertThat(amara.part("/relationships/tile").body())
                .contains("Amara &amp; Jonas")
                .doesNotContain("Tuesday group");
    }

    @Test
    void theFrontDeskReadsWhoSupervisesAndNotWhy() {
        String careTeam = path(Unit.SECOND_COUPLE) + "/care-team";
        assertThat(stage.as(company, HADDAD).get(careTeam).body()).contains("Regular supervision");
        assertThat(stage.as(company, NOVOTNA).get(careTeam).body())
                .contains("Dr Helga Lund")
                .doesNotContain("Regular supervision");
    }

    @Test
    void aClientsOwnRelationshipHasNoStaffPages() {
        Knocking amara = stage.as(company, AMARA);
        String unknown = "/relationships/" + UUID.randomUUID();
        for (String page : STAFF_PAGES) {
            assertSame(amara.get(path(Unit.COUPLE) + page), amara.get(unknown + page));
        }
        for (String page : List.of("/people", "/practice", "/practice/team", "/practice/trail", "/relationships/new")) {
            assertThat(amara.get(page).statusCode()).as(page).isEqualTo(404);
        }
        String couple = path(Unit.COUPLE);
        for (String deed : List.of(
                "/edit",
                "/policy",
                "/closure",
                "/closure/end",
                "/undo",
                "/circles",
                "/members",
                "/care-team",
                "/invitations",
                "/members/" + company.person(JONAS) + "/departure",
                "/invitations/" + company.person(JONAS),
                "/invitations/" + company.person(JONAS) + "/revocation")) {
            assertThat(amara.post(couple + deed, "policy", "no-secrets", "kind", "couple")
                            .statusCode())
                    .as(deed)
                    .isEqualTo(404);
        }
    }

    @Test
    void aPartnersContactIsNobodysBusiness() {
        Knocking amara = stage.as(company, AMARA);
        assertSame(amara.get("/persons/" + company.person(JONAS)), amara.get("/persons/" + UUID.randomUUID()));
        assertThat(amara.get(path(Unit.COUPLE)).body())
                .contains("Jonas Lindqvist")
                .doesNotContain("jonas@example.org", "amara@example.org", "Has signed in", "/persons/");
    }

    @Test
    void aClientFindsCoMembersOnly() {
        Knocking amara = stage.as(company, AMARA);
        assertThat(amara.part("/search?q=jon").body()).contains(path(Unit.COUPLE));
        String nothing = amara.part("/search?q=zzzz").body();
        for (String name : List.of("Mateo", "Mia", "Okafor", "Haddad", "Tuesday", "%", "_")) {
            assertThat(amara.part("/search?q=" + name.replace("%", "%25")).body())
                    .as(name)
                    .isEqualTo(nothing);
        }
    }

    @Test
    void aClinicianFindsOnlyWhomTheyCareFor() {
        Knocking haddad = stage.as(company, HADDAD);
        assertThat(haddad.part("/search?q=mat").body()).contains("Mateo Silva", path(Unit.SECOND_COUPLE));
        assertThat(haddad.part("/search?q=amara").body())
                .isEqualTo(haddad.part("/search?q=zzzz").body());
        assertThat(haddad.part("/persons/names?x=amara").body()).doesNotContain("Amara");
        assertThat(haddad.get("/people?state=all&whose=all").body())
                .contains("Mateo")
                .doesNotContain("Amara");
        assertSame(haddad.get(path(Unit.COUPLE)), haddad.get("/relationships/" + UUID.randomUUID()));
        assertSame(haddad.get("/persons/" + company.person(AMARA)), haddad.get("/persons/" + UUID.randomUUID()));
    }

    @Test
    void aNewcomerNeverLearnsOfWhoLeftBefore() {
        RelationshipId family = company.unit(Unit.FAMILY);
        PersonId newcomer = as(OKAFOR, () -> {
            relationships.leave(family, company.person(FELIX));
            return relationships.join(
                    family, new Joining.Newcomer(NewPerson.named("Iris Sommer"), MemberRole.RELATIVE));
        });
        enrol(newcomer, "Iris Sommer");
        String hers = stage.as(company, newcomer, Capacity.CLIENT)
                .get(path(Unit.FAMILY))
                .body();
        assertThat(hers).contains("Katrin Brandt", "Mia Brandt").doesNotContain("Felix");
        assertThat(stage.as(company, FELIX).get(path(Unit.FAMILY)).body())
                .contains("Katrin Brandt")
                .doesNotContain("Iris");
        assertThat(stage.as(company, KATRIN).get(path(Unit.FAMILY)).body()).contains("Felix Brandt", "Iris Sommer");
    }

    @Test
    void aClinicianOfOnePartnerAloneIsUnknownToTheOther() {
        as(OKAFOR, () -> {
            relationships.assignCare(
                    company.unit(Unit.COUPLE), NewCare.walled(company.person(HADDAD), company.person(JONAS)));
            return true;
        });
        assertThat(stage.as(company, JONAS).get(path(Unit.COUPLE)).body()).contains("Samir Haddad", "for you alone");
        assertThat(stage.as(company, AMARA).get(path(Unit.COUPLE)).body()).doesNotContain("Haddad");
        String walled = stage.as(company, HADDAD).get(path(Unit.COUPLE)).body();
        assertThat(walled).contains("Jonas Lindqvist").doesNotContain("Amara");
        Knocking haddad = stage.as(company, HADDAD);
        assertThat(haddad.get(path(Unit.COUPLE) + "/members").body())
                .contains("Jonas")
                .doesNotContain("Amara");
        assertThat(haddad.post(path(Unit.COUPLE) + "/policy", "policy", "no-secrets")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void somebodyShownLaterIsNotShownBefore() {
        Instant inTwoDays = clock.instant().plus(Duration.ofDays(2));
        as(OKAFOR, () -> {
            relationships.assignCare(
                    company.unit(Unit.COUPLE),
                    new NewCare(
                            company.person(LUND),
                            CareRole.SUPERVISOR,
                            Optional.empty(),
                            Optional.of("A complaint is looked into."),
                            Optional.of(clock.instant().plus(Duration.ofDays(9))),
                            Optional.of(inTwoDays),
                            Optional.of("Knowing it now would put somebody in danger.")));
            return true;
        });
        assertThat(stage.as(company, AMARA).get(path(Unit.COUPLE)).body()).doesNotContain("Lund");
        assertThat(stage.as(company, OKAFOR)
                        .get(path(Unit.COUPLE) + "/care-team")
                        .body())
                .contains("Dr Helga Lund", "A complaint is looked into.", "Members see this from");
        clock.advance(Duration.ofDays(3));
        assertThat(stage.as(company, AMARA).get(path(Unit.COUPLE)).body())
                .contains("Dr Helga Lund")
                .doesNotContain("complaint", "danger");
    }

    @Test
    void whoSupervisesReadsAndChangesNothing() {
        Knocking lund = stage.as(company, LUND);
        String couple = path(Unit.SECOND_COUPLE);
        assertThat(lund.get(couple).statusCode()).isEqualTo(200);
        assertThat(lund.get(couple + "/edit").statusCode()).isEqualTo(404);
        for (String deed : List.of(
                "/edit",
                "/policy",
                "/closure",
                "/invitations",
                "/members/" + company.person(MATEO) + "/departure",
                "/invitations/" + company.person(MATEO))) {
            assertThat(lund.post(couple + deed, "policy", "limited", "kind", "couple")
                            .statusCode())
                    .as(deed)
                    .isEqualTo(404);
        }
    }

    @Test
    void billingKnowsNamesAndContactsAndNothingClinical() {
        Knocking novotna = stage.as(company, NOVOTNA);
        String page = novotna.get(path(Unit.COUPLE)).body();
        assertThat(page)
                .contains("Amara Nwosu", "Jonas Lindqvist", "Dr Adaeze Okafor")
                .doesNotContain("outcomes/tile", "measures/tile", "/measures\"");
        assertThat(novotna.get("/persons/" + company.person(AMARA)).body()).contains("amara@example.org");
        assertThat(novotna.get(path(Unit.COUPLE) + "/members").body()).doesNotContain("id=\"circles\"");
        assertThat(novotna.get("/relationships/new").statusCode()).isEqualTo(404);
        assertThat(novotna.post(path(Unit.COUPLE) + "/closure").statusCode()).isEqualTo(404);
    }

    private String path(Unit unit) {
        return "/relationships/" + company.unit(unit);
    }

    private <T> T as(Player player, Supplier<T> work) {
        return company.viewer(player).call(work);
    }

    private void enrol(PersonId person, String name) {
        stage.enrol(company, person, name);
    }

    /** Status, headers and body are the same, whatever changes with every answer left aside. */
    private static void assertSame(HttpResponse<String> forbidden, HttpResponse<String> unknown) {
        assertThat(forbidden.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
        assertThat(masked(forbidden)).isEqualTo(masked(unknown));
        assertThat(forbidden.headers().map().keySet())
                .isEqualTo(unknown.headers().map().keySet());
    }

    private static String masked(HttpResponse<String> answer) {
        return answer.body()
                .replaceAll("content=\"[^\"]{40,}\"", "content=\"\"")
                .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "")
                // the lock leads back to where one stood
                .replaceAll("name=\"to\" value=\"[^\"]+\"", "");
    }
}
