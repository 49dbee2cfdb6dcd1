package org.relata.audit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.*;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.relata.Knocking;
import org.relata.TestClock;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.relata.kernel.Audited;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Circle;
import org.relata.platform.Entrance;
import org.relata.relationship.CareRole;
import org.relata.relationship.Circles;
import org.relata.relationship.NewCare;
import org.relata.relationship.Relationships;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Who learns what of who has read. */
@OnStage
class TrailTest {
    private static final Pattern OLDER = Pattern.compile("href=\"(/practice/trail\\?after=[^\"]+)\"");

    @Autowired
    Entrance entrance;

    @Autowired
    Relationships relationships;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TestClock clock;

    private final Stage stage;
    private final Company company;

    TrailTest(@Autowired Stage stage) {
        this.stage = stage;
        this.company = stage.open();
    }

    @Test
    void aClientSeesWhoOfThePracticeReadTheirOwnAndWhatIsShared() {
        reads(OKAFOR, "response", circles -> circles.member(company.person(AMARA)));
        clock.advance(Duration.ofMinutes(2));
        reads(OKAFOR, "response", circles -> circles.member(company.person(AMARA)));
        reads(OKAFOR, "score", circles -> circles.whole().orElseThrow());
        assertThat(access(AMARA))
                .contains("Dr Adaeze Okafor", "read answers, in what only you and your care team see", "2 times")
                .contains("looked at results, in what you all share");
        assertThat(access(JONAS)).contains("looked at results").doesNotContain("read answers");
    }

    @Test
    void aPartnerCannotTellThatASafetyScreenWasReadNorCanAnybodyBesideTheScreen() {
        reads(OKAFOR, "response", circles -> circles.member(company.person(AMARA)));
        String jonasBefore = access(JONAS);
        String once = access(AMARA);
        reads(OKAFOR, "response", circles -> circles.safety(company.person(AMARA)));
        reads(OKAFOR, "safety-screen", circles -> circles.safety(company.person(AMARA)));
        assertThat(access(JONAS)).isEqualTo(jonasBefore);
        assertThat(once).contains("read answers, in what only you and your care team see");
        assertThat(access(AMARA))
                .contains("read answers, in what only you and your care team see", "read an entry")
                .doesNotContainIgnoringCase("safety")
                .doesNotContainIgnoringCase("screen");
    }

    @Test
    void nobodySeesAPartnersReading() {
        reads(JONAS, "score", circles -> circles.whole().orElseThrow());
        assertThat(access(AMARA)).doesNotContain("Jonas", "results");
        assertThat(access(JONAS)).doesNotContain("results");
    }

    @Test
    void aReadingByWhomIsShownLaterIsShownLater() {
        company.viewer(OKAFOR)
                .run(() -> relationships.assignCare(
                        company.unit(Unit.COUPLE),
                        new NewCare(
                                company.person(LUND),
                                CareRole.SUPERVISOR,
                                Optional.empty(),
                                Optional.of("A complaint is looked into."),
                                Optional.of(clock.instant().plus(Duration.ofDays(9))),
                                Optional.of(clock.instant().plus(Duration.ofDays(2))),
                                Optional.of("Knowing it now would put somebody in danger."))));
        reads(LUND, "response", circles -> circles.member(company.person(AMARA)));
        assertThat(access(AMARA)).doesNotContain("Lund");
        clock.advance(Duration.ofDays(3));
        assertThat(access(AMARA)).contains("Dr Helga Lund");
    }

    @Test
    void theTrailNamesWhoHasLeftSince() {
        company.viewer(OKAFOR)
                .run(() ->
                        relationships.assignCare(company.unit(Unit.COUPLE), NewCare.therapist(company.person(HADDAD))));
        reads(HADDAD, "response", circles -> circles.member(company.person(AMARA)));
        company.viewer(HADDAD)
                .run(() -> relationships.endCare(
                        company.unit(Unit.COUPLE),
                        relationships.relationship(company.unit(Unit.COUPLE)).careTeam().stream()
                                .filter(row -> row.person().equals(company.person(HADDAD)))
                                .findFirst()
                                .orElseThrow()
                                .id()));
        assertThat(access(AMARA)).contains("Samir Haddad");
    }

    @Test
    void theOwnerSeesWhoWhenAndWhoseButNotWhat() {
        reads(OKAFOR, "safety-screen", circles -> circles.safety(company.person(AMARA)));
        reads(OKAFOR, "score", circles -> circles.team());
        assertThat(stage.as(company, OKAFOR).get("/practice/trail").body())
                .contains("Dr Adaeze Okafor", "Amara Nwosu", "Amara &amp; Jonas")
                .doesNotContainIgnoringCase("safety")
                .doesNotContainIgnoringCase("score");
        for (Player other : new Player[] {HADDAD, LUND, NOVOTNA, AMARA}) {
            assertThat(stage.as(company, other).get("/practice/trail").statusCode())
                    .as(other.name())
                    .isEqualTo(404);
        }
    }

    @Test
    void theOwnersTrailGoesOnFromPageToPageAndLosesNothing() {
        Knocking okafor = stage.as(company, OKAFOR);
        int before = walked(okafor);
        for (int i = 0; i < 130; i++) {
            reads(OKAFOR, "score", circles -> circles.team());
        }
        assertThat(walked(okafor)).isEqualTo(before + 130);
    }

    /** How many rows there are when every page is turned. */
    private static int walked(Knocking owner) {
        int rows = 0;
        Optional<String> next = Optional.of("/practice/trail");
        while (next.isPresent()) {
            String page = owner.get(next.get()).body();
            rows += count(page);
            Matcher older = OLDER.matcher(page);
            next = older.find() ? Optional.of(older.group(1)) : Optional.empty();
        }
        return rows;
    }

    private static int count(String page) {
        return page.split("class=\"deed\"", -1).length - 1;
    }

    /** The page's content alone: what stands around it carries tokens. */
    private String access(Player player) {
        return stage.as(company, player).get("/record/access").body().replaceAll("(?s).*<div id=\"content\">", "");
    }

    private void reads(Player player, String what, Function<Circles, Circle> circle) {
        company.viewer(player)
                .run(() -> entrance.run(
                        company.unit(Unit.COUPLE),
                        inside -> events.publishEvent(
                                Audited.of(Action.READ, what, circle.apply(relationships.circles(inside))))));
    }
}
