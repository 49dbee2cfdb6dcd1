package org.relata.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.relata.cast.Player.AMARA;
import static org.relata.cast.Player.HADDAD;
import static org.relata.cast.Player.JONAS;
import static org.relata.cast.Player.MATEO;
import static org.relata.cast.Player.OKAFOR;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.Knocking;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.relata.identity.Accounts;
import org.relata.kernel.Circle;
import org.relata.kernel.Moved.Step;
import org.relata.kernel.RelationshipId;
import org.relata.measure.Measures;
import org.relata.measure.NewAssignment;
import org.relata.platform.Entrance;
import org.relata.relationship.NewCare;
import org.relata.relationship.Relationships;
import org.springframework.beans.factory.annotation.Autowired;

/** Who hears that something has changed: the readers of that circle, at that moment, and nobody else. */
@OnStage
class LiveTest {
    @Autowired
    Stage stage;

    @Autowired
    Measures measures;

    @Autowired
    Relationships relationships;

    @Autowired
    Accounts accounts;

    @Autowired
    Entrance entrance;

    @Autowired
    Lines lines;

    @Autowired
    LiveStore store;

    private Company company;
    private RelationshipId couple;

    @BeforeEach
    void open() {
        company = stage.open();
        couple = company.unit(Unit.COUPLE);
    }

    @Test
    void aPrivateDeedIsHeardByItsMemberAndTheCareTeamAlone() {
        var okafor = Ear.of(browser(OKAFOR));
        var amara = Ear.of(browser(AMARA));
        var jonas = Ear.of(browser(JONAS));
        var elsewhere = Ear.of(browser(MATEO));
        ask(AMARA);

        okafor.untilHeard(own(AMARA).id());
        amara.untilHeard(own(AMARA).id());
        ask(JONAS);
        jonas.untilHeard(own(JONAS).id());
        assertThat(jonas.heard())
                .noneMatch(frame -> frame.contains(own(AMARA).id().toString()));
        assertThat(amara.heard())
                .noneMatch(frame -> frame.contains(own(JONAS).id().toString()));
        assertThat(elsewhere.heard()).isEmpty();
    }

    @Test
    void whoComesBackLearnsWhereTheirOwnCirclesStandAndOfNoOther() {
        ask(AMARA);
        var amara = Ear.of(browser(AMARA)).shows(couple);
        var jonas = Ear.of(browser(JONAS)).shows(couple, company.unit(Unit.SECOND_COUPLE), RelationshipId.next());
        amara.untilHeard(own(AMARA).id());
        assertThat(amara.heard())
                .anyMatch(frame -> frame.contains(
                        "\"" + own(AMARA).id() + "\":" + own(AMARA).position()));
        Ear.until(() -> !jonas.heard().isEmpty());
        ask(JONAS);
        jonas.untilHeard(own(JONAS).id());
        assertThat(jonas.heard())
                .noneMatch(
                        frame -> frame.contains(company.unit(Unit.SECOND_COUPLE).toString()))
                .noneMatch(frame -> frame.contains(own(AMARA).id().toString()));
    }

    @Test
    void nobodyConnectsWithoutATicketOfTheirOwnOrFromAnotherSite() {
        var amara = browser(AMARA);
        var jonas = browser(JONAS);
        refused(() -> amara.socket("/live", amara.site(), new Ear(), "relata").join());
        refused(() -> amara.socket("/live", amara.site(), new Ear(), "relata", Ear.ticket(jonas))
                .join());
        refused(() -> amara.socket("/live", "https://elsewhere.example", new Ear(), "relata", Ear.ticket(amara))
                .join());
        refused(() -> new Knocking(stage.port())
                .socket("/live", amara.site(), new Ear(), "relata", Ear.ticket(amara))
                .join());
    }

    @Test
    void signingOutLockingAndShuttingOutCloseTheLine() {
        var leaving = browser(AMARA);
        var left = Ear.of(leaving);
        leaving.post("/sign-out");
        left.untilClosed();

        var resting = browser(AMARA);
        var locked = Ear.of(resting);
        resting.post("/lock");
        locked.untilClosed();

        var shutOut = Ear.of(browser(JONAS));
        company.viewer(OKAFOR).run(() -> entrance.runEverywhere(inside -> accounts.end(inside, company.person(JONAS))));
        shutOut.untilClosed();
    }

    @Test
    void whoConnectsWhileItIsAskedWhichSessionsStandStaysConnected() {
        var leaving = browser(JONAS);
        var left = Ear.of(leaving);
        Ear.until(() -> !lines.of(company.viewer(JONAS)).isEmpty());
        var asked = lines.sessions();
        var amara = Ear.of(browser(AMARA));
        leaving.post("/sign-out");
        lines.end(store.ended(asked));

        left.untilClosed();
        ask(AMARA);
        amara.untilHeard(own(AMARA).id());
        assertThat(amara.isClosed()).isFalse();
    }

    @Test
    void whoLeavesTheCareTeamHearsNothingMore() {
        company.viewer(OKAFOR).run(() -> relationships.assignCare(couple, NewCare.therapist(company.person(HADDAD))));
        var haddad = Ear.of(browser(HADDAD));
        ask(AMARA);
        haddad.untilHeard(own(AMARA).id());
        company.viewer(OKAFOR).run(() -> relationships.endCare(couple, care(HADDAD)));
        var before = haddad.heard().size();

        var okafor = Ear.of(browser(OKAFOR));
        ask(JONAS);
        okafor.untilHeard(own(JONAS).id());
        assertThat(haddad.heard()).hasSize(before);
    }

    @Test
    void nonsenseClosesItsOwnLineAndDisturbsNobody() {
        var amara = Ear.of(browser(AMARA));
        for (var nonsense : List.of("{", "[]", "{\"shown\":\"all\"}", "{\"shown\":[\"x\"]}", "x".repeat(100_000))) {
            var jonas = Ear.of(browser(JONAS));
            jonas.say(nonsense);
            jonas.untilClosed();
        }
        var flooding = Ear.of(browser(JONAS));
        try {
            for (int i = 0; i < 100; i++) {
                flooding.shows(couple);
            }
        } catch (RuntimeException e) {
            // closed in the middle of it
        }
        flooding.untilClosed();
        ask(AMARA);
        amara.untilHeard(own(AMARA).id());
    }

    @Test
    void aReaderWhoDoesNotListenIsLetGoAndHoldsUpNobody() throws Exception {
        var stuck = new CountDownLatch(1);
        var line = new Line(company.viewer(AMARA), "session", new Line.Speaker() {
            @Override
            public void say(String text) throws IOException {
                try {
                    stuck.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }

            @Override
            public void close() {
                stuck.countDown();
            }
        });
        var speaking = Thread.ofVirtual().start(line::run);
        for (int i = 0; i < 2_000; i++) {
            line.tell(new Step(couple, org.relata.kernel.CircleId.next(), 1));
        }
        stuck.countDown();
        speaking.join();
        assertThat(speaking.isAlive()).isFalse();
    }

    @Test
    void aLineThatBreaksWhileItSpeaksIsForgotten() {
        Ear.of(browser(AMARA));
        Ear.until(() -> !lines.of(company.viewer(AMARA)).isEmpty());
        var whole = lines.of(company.viewer(AMARA)).getFirst();
        var broken = new CountDownLatch(1);
        lines.open(company.viewer(AMARA), whole.session(), new Line.Speaker() {
                    @Override
                    public void say(String text) throws IOException {
                        throw new IllegalStateException("this line is broken, as the test wants it");
                    }

                    @Override
                    public void close() {
                        broken.countDown();
                    }
                })
                .say("Hello");
        Ear.until(() -> lines.of(company.viewer(AMARA)).equals(List.of(whole)));
        assertThat(broken.getCount()).isZero();
    }

    @Test
    void aCircleThatMovesOftenIsToldOfOnceWithItsLastPosition() throws Exception {
        var said = Collections.synchronizedList(new ArrayList<String>());
        var line = new Line(company.viewer(AMARA), "session", new Line.Speaker() {
            @Override
            public void say(String text) {
                said.add(text);
            }

            @Override
            public void close() {}
        });
        var circle = own(AMARA).id();
        for (int i = 1; i <= 1_000; i++) {
            line.tell(new Step(couple, circle, i));
        }
        var speaking = Thread.ofVirtual().start(line::run);
        Ear.until(() -> !said.isEmpty());
        line.hangUp();
        speaking.join();
        assertThat(said).hasSize(1).first().asString().contains("\"at\":1000");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable knocking) {
        assertThatThrownBy(knocking).hasMessageContaining("WebSocketHandshakeException");
    }

    private Knocking browser(Player player) {
        return stage.as(company, player);
    }

    private void ask(Player member) {
        company.viewer(OKAFOR)
                .run(() -> measures.assign(
                        couple,
                        new NewAssignment(
                                List.of("relata-week"),
                                Optional.of(company.person(member)),
                                LocalDate.now(java.time.ZoneOffset.UTC).plusDays(7))));
    }

    private Circle own(Player member) {
        return company.viewer(member)
                .call(() -> entrance.call(
                        couple, inside -> relationships.circles(inside).member(company.person(member))));
    }

    private java.util.UUID care(Player clinician) {
        return company.viewer(OKAFOR).call(() -> relationships.relationship(couple)).careTeam().stream()
                .filter(row -> row.person().equals(company.person(clinician)))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
