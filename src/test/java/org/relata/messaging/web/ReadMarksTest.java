package org.relata.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.AMARA;
import static org.relata.cast.Player.HADDAD;
import static org.relata.cast.Player.JONAS;
import static org.relata.cast.Player.LUND;
import static org.relata.cast.Player.OKAFOR;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.TestClock;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.relata.kernel.Circle;
import org.relata.kernel.RelationshipId;
import org.relata.live.Ear;
import org.relata.messaging.Boundaries;
import org.relata.messaging.MessageId;
import org.relata.messaging.Messages;
import org.relata.messaging.NewMessage;
import org.relata.messaging.Rules;
import org.relata.platform.Entrance;
import org.relata.platform.Statements;
import org.relata.relationship.CareRole;
import org.relata.relationship.Circles;
import org.relata.relationship.NewCare;
import org.relata.relationship.Relationships;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who learns that somebody has read: who wrote it, in that circle, where the practice shows it, and nobody else. */
@OnStage
class ReadMarksTest {
    private static final Pattern MARK =
            Pattern.compile("<li class=\"thread-mark[^>]*data-of=\"m-([^\"]+)\">([^<]*)</li>");
    private static final String TOGETHER = "together";

    @Autowired
    Stage stage;

    @Autowired
    Messages messages;

    @Autowired
    Boundaries boundaries;

    @Autowired
    Relationships relationships;

    @Autowired
    Entrance entrance;

    @Autowired
    Statements statements;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private Company company;
    private RelationshipId couple;

    @BeforeEach
    void open() {
        company = stage.open();
        couple = company.unit(Unit.COUPLE);
    }

    @Test
    void whatJonasReadsTogetherTellsNobodyOfAnythingInAmarasOwnCircle() {
        show(true);
        say(AMARA, alone(AMARA), "I am afraid to say this in front of him");
        say(OKAFOR, alone(AMARA), "Thank you for telling me");
        say(OKAFOR, TOGETHER, "Good morning both");
        page(OKAFOR, alone(AMARA));
        page(AMARA, alone(AMARA));
        var before = page(AMARA, alone(AMARA));
        var teams = page(OKAFOR, alone(AMARA));
        var stood = own(AMARA).position();
        var amara = Ear.of(stage.as(company, AMARA));
        var okafor = Ear.of(stage.as(company, OKAFOR));

        page(JONAS, TOGETHER);
        amara.untilHeard(whole().id());
        okafor.untilHeard(whole().id());

        assertThat(own(AMARA).position()).isEqualTo(stood);
        assertThat(amara.heardOf(own(AMARA).id())).isFalse();
        assertThat(okafor.heardOf(own(AMARA).id())).isFalse();
        assertThat(unread(page(AMARA, alone(AMARA)))).isEqualTo(unread(before));
        assertThat(page(OKAFOR, alone(AMARA))).isEqualTo(teams);
        assertThat(marks(OKAFOR, TOGETHER)).containsExactly("Good morning both: Read by Jonas Lindqvist");
    }

    @Test
    void whatTheTherapistReadsInAmarasOwnCircleJonasNeverHearsOf() {
        show(true);
        say(JONAS, TOGETHER, "Good morning both");
        say(AMARA, alone(AMARA), "I am afraid to say this in front of him");
        var before = page(JONAS, TOGETHER);
        var stood = whole().position();
        var jonas = Ear.of(stage.as(company, JONAS));
        var amara = Ear.of(stage.as(company, AMARA));

        page(OKAFOR, alone(AMARA));
        amara.untilHeard(own(AMARA).id());

        assertThat(marks(AMARA, alone(AMARA)))
                .containsExactly("I am afraid to say this in front of him: Read by Dr Adaeze Okafor");
        assertThat(whole().position()).isEqualTo(stood);
        assertThat(page(JONAS, TOGETHER)).isEqualTo(before);
        assertThat(jonas.heard()).allMatch("{\"moved\":[]}"::equals);
    }

    @Test
    void whereThePracticeShowsNothingPagesAndFramesStayAsTheyWere() {
        say(AMARA, TOGETHER, "Good morning both");
        var before = page(AMARA, TOGETHER);
        var stood = whole().position();
        var amara = Ear.of(stage.as(company, AMARA));

        assertThat(page(JONAS, TOGETHER)).doesNotContain("thread-mark", "data-told", "sees that you have read");
        page(OKAFOR, TOGETHER);
        assertThat(stage.as(company, JONAS).get(path(TOGETHER) + "/live?at=").body())
                .doesNotContain("thread-mark", "data-told");

        assertThat(page(AMARA, TOGETHER)).isEqualTo(before);
        assertThat(whole().position()).isEqualTo(stood);
        assertThat(amara.heard()).allMatch("{\"moved\":[]}"::equals);
    }

    @Test
    void oneLineStandsBelowTheNewestOfOnesOwnThatSomebodyHasRead() {
        show(true);
        say(AMARA, TOGETHER, "One");
        say(JONAS, TOGETHER, "Of Jonas");
        assertThat(marks(AMARA, TOGETHER)).isEmpty();
        page(JONAS, TOGETHER);
        page(OKAFOR, TOGETHER);
        assertThat(marks(AMARA, TOGETHER)).containsExactly("One: Read by Jonas Lindqvist and Dr Adaeze Okafor");
        say(AMARA, TOGETHER, "Two");
        say(AMARA, TOGETHER, "Three");
        assertThat(marks(AMARA, TOGETHER)).containsExactly("One: Read by Jonas Lindqvist and Dr Adaeze Okafor");
        page(OKAFOR, TOGETHER);
        assertThat(marks(AMARA, TOGETHER)).containsExactly("Three: Read by Dr Adaeze Okafor");
        assertThat(marks(JONAS, TOGETHER))
                .as("what Amara has read of his, and nothing of hers")
                .containsExactly("Of Jonas: Read by Amara Nwosu and Dr Adaeze Okafor");
        assertThat(marks(OKAFOR, TOGETHER)).isEmpty();
        show(false);
        assertThat(marks(AMARA, TOGETHER)).isEmpty();
    }

    @Test
    void whatWasTakenBackOrCorrectedSinceNobodyHasRead() {
        show(true);
        say(AMARA, TOGETHER, "At seven");
        page(JONAS, TOGETHER);
        var typo = say(AMARA, TOGETHER, "At sevn");
        var hasty = say(AMARA, TOGETHER, "Never mind");
        page(JONAS, TOGETHER);
        company.viewer(AMARA).run(() -> messages.withdraw(couple, TOGETHER, hasty));
        assertThat(marks(AMARA, TOGETHER)).containsExactly("At sevn: Read by Jonas Lindqvist");
        company.viewer(AMARA).run(() -> messages.amend(couple, TOGETHER, typo, "At nine"));
        assertThat(marks(AMARA, TOGETHER)).containsExactly("At seven: Read by Jonas Lindqvist");
    }

    @Test
    void whoReadsIsToldBeforeAndWhatWasReadUntoldStaysSo() {
        say(AMARA, TOGETHER, "Before anybody was told");
        page(JONAS, TOGETHER);
        show(true);
        assertThat(marks(AMARA, TOGETHER)).isEmpty();
        say(AMARA, TOGETHER, "After");
        assertThat(page(JONAS, TOGETHER)).contains("Whoever writes here sees that you have read it.");
        assertThat(marks(AMARA, TOGETHER)).containsExactly("After: Read by Jonas Lindqvist");
    }

    @Test
    void whoIsShownToTheMembersLaterOrReadsAlongLeavesNeitherMarkNorTick() {
        show(true);
        company.viewer(OKAFOR).run(() -> {
            relationships.assignCare(couple, hidden(HADDAD, CareRole.COVERAGE));
            relationships.assignCare(couple, until(LUND, CareRole.SUPERVISOR));
        });
        say(AMARA, TOGETHER, "Good morning");
        say(OKAFOR, TOGETHER, "Good morning both");
        page(AMARA, TOGETHER);
        var before = page(AMARA, TOGETHER);
        var stood = whole().position();
        for (var quiet : List.of(HADDAD, LUND)) {
            assertThat(page(quiet, TOGETHER)).contains("Good morning both").doesNotContain("sees that you have read");
        }
        assertThat(page(AMARA, TOGETHER)).isEqualTo(before);
        assertThat(whole().position()).isEqualTo(stood);
        clock.advance(Duration.ofDays(3));
        assertThat(marks(AMARA, TOGETHER)).as("it was read before").isEmpty();
        say(AMARA, TOGETHER, "Good evening");
        page(HADDAD, TOGETHER);
        assertThat(marks(AMARA, TOGETHER)).containsExactly("Good evening: Read by Samir Haddad");
    }

    @Test
    void theSecondWallAloneHidesHowFarOthersHaveReadElsewhereOrUnshown() {
        say(AMARA, TOGETHER, "Good morning");
        say(AMARA, alone(AMARA), "Only here");
        page(OKAFOR, TOGETHER);
        page(OKAFOR, alone(AMARA));
        assertThat(othersSeenBy(JONAS)).isEmpty();
        show(true);
        assertThat(othersSeenBy(JONAS)).as("read before anybody was told").isEmpty();
        say(AMARA, TOGETHER, "Good evening");
        say(AMARA, alone(AMARA), "And here");
        page(OKAFOR, TOGETHER);
        page(OKAFOR, alone(AMARA));
        assertThat(othersSeenBy(JONAS)).containsExactly(whole().id().value());
        assertThat(othersSeenBy(AMARA)).hasSize(2);
        show(false);
        assertThat(othersSeenBy(AMARA)).isEmpty();
    }

    private List<UUID> othersSeenBy(Player who) {
        return company.viewer(who)
                .call(() -> entrance.callEverywhere(
                        inside -> jdbc.sql("SELECT circle_id FROM messaging.seen WHERE author_id <> :viewer")
                                .param("viewer", inside.person())
                                .query(UUID.class)
                                .list()));
    }

    @Test
    void whoOpensAPageAgainWritesNothing() {
        show(true);
        say(AMARA, TOGETHER, "Good morning");
        var jonas = stage.as(company, JONAS);
        assertThat(writesIn(() -> jonas.get(path(TOGETHER)))).isEqualTo(2);
        var stood = whole().position();
        assertThat(writesIn(() -> jonas.get(path(TOGETHER)))).isZero();
        assertThat(whole().position()).isEqualTo(stood);
    }

    private long writesIn(Runnable work) {
        return statements.askedIn(work).stream()
                .filter(sql -> sql.contains("INTO messaging.seen") || sql.contains("relationship.move"))
                .count();
    }

    private void show(boolean reading) {
        company.viewer(OKAFOR).run(() -> boundaries.set(new Rules(true, false, false, reading, "", Map.of())));
    }

    private NewCare until(Player who, CareRole role) {
        return NewCare.until(
                company.person(who), role, "A second view", clock.instant().plus(Duration.ofDays(30)));
    }

    private NewCare hidden(Player who, CareRole role) {
        return new NewCare(
                company.person(who),
                role,
                Optional.empty(),
                Optional.of("A complaint is looked into."),
                Optional.of(clock.instant().plus(Duration.ofDays(9))),
                Optional.of(clock.instant().plus(Duration.ofDays(2))),
                Optional.of("Knowing it now would put somebody in danger."));
    }

    private MessageId say(Player who, String where, String text) {
        return company.viewer(who)
                .call(() -> messages.send(
                        couple, where, new NewMessage(UUID.randomUUID(), text, Optional.empty(), List.of(), true)));
    }

    /** "words: who has read them". */
    private List<String> marks(Player who, String where) {
        var body = stage.as(company, who).get(path(where)).body();
        return MARK.matcher(body)
                .results()
                .map(mark -> words(body, mark) + ": " + mark.group(2))
                .toList();
    }

    private static String words(String body, MatchResult mark) {
        var words = Pattern.compile(
                        "id=\"m-" + mark.group(1) + "\".*?<div class=\"message-text\"><p>([^<]*)</p>", Pattern.DOTALL)
                .matcher(body);
        assertThat(words.find()).isTrue();
        assertThat(words.end()).as("below its message").isLessThan(mark.start());
        return words.group(1);
    }

    /** Without the keys and tokens that are new each time. */
    private String page(Player who, String where) {
        var answer = stage.as(company, who).get(path(where));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().replaceAll("(value|content)=\"[^\"]*\"", "");
    }

    /** Without how much waits elsewhere. */
    private static String unread(String page) {
        return page.replaceAll("<b class=\"count\">.*?</b>", "");
    }

    private String path(String where) {
        return "/relationships/" + couple + "/messages/" + where;
    }

    private String alone(Player member) {
        return company.person(member).toString();
    }

    private Circle whole() {
        return circles().whole().orElseThrow();
    }

    private Circle own(Player member) {
        return circles().member(company.person(member));
    }

    private Circles circles() {
        return company.viewer(OKAFOR).call(() -> entrance.call(couple, relationships::circles));
    }
}
