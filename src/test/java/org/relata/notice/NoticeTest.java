package org.relata.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.TestClock;
import org.relata.kernel.Capacity;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.platform.Installation;
import org.relata.platform.Letter;
import org.relata.platform.Outside;
import org.relata.practice.SafeContact;
import org.relata.practice.SafeContact.Voicemail;
import org.relata.practice.SafeContact.Way;
import org.relata.practice.SafeContacts;
import org.relata.relationship.CareRole;
import org.relata.relationship.House;
import org.relata.relationship.NewCare;
import org.relata.relationship.Relationships;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RelataTest
class NoticeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Autowired
    Letterbox.Opening opening;

    @Autowired
    Turns turns;

    @Autowired
    Notices notices;

    @Autowired
    SafeContacts contacts;

    @Autowired
    Relationships relationships;

    @Autowired
    House house;

    @Autowired
    Outside outside;

    @Autowired
    Installation installation;

    @Autowired
    Scheduler scheduler;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    Letterbox box;
    Viewer okafor;
    Viewer amara;
    Viewer jonas;

    @BeforeEach
    void open() {
        box = opening.open();
        okafor = box.okafor();
        amara = box.amara();
        jonas = box.jonas();
    }

    @Test
    void whatOnePartnerHasInPrivateLeavesNothingWithTheOther() {
        Letterbox quiet = opening.open();
        quiet.write(quiet.okafor(), quiet.joint());
        box.write(amara, box.of(amara));
        box.write(okafor, box.joint());
        box.write(okafor, box.of(amara));
        assertThat(traces(box)).isEqualTo(traces(quiet));
        List.of(quiet, box).forEach(one -> one.comeTo(one.jonas()));
        box.comeTo(amara);
        box.comeTo(okafor);
        box.write(amara, box.of(amara));
        assertThat(traces(box)).isEqualTo(traces(quiet)).contains("Sie haben eine neue Nachricht");
        assertThat(box.waiting(amara)).hasSize(2);
    }

    @Test
    void aLeakWouldBeSeen() {
        Letterbox quiet = opening.open();
        outside.withFault(
                "relationship.readers",
                "p.circle_id = ANY (in_circles)",
                "true",
                () -> box.write(amara, box.of(amara)));
        assertThat(traces(box)).isNotEqualTo(traces(quiet));
    }

    /** All that there is of Jonas, without ids and the time of day. */
    private static String traces(Letterbox of) {
        Viewer jonas = of.jonas();
        String whom = Letterbox.owned(jonas, "");
        String all = of.seen("SELECT regexp_replace(w::text, '\"2[^\"]*\"', 'T', 'g') FROM notice.waiting w WHERE true"
                        + whom)
                + "\n"
                + of.seen(
                        "SELECT regexp_replace(t::text, '\"2[^\"]*\"', 'T', 'g') FROM notice.turn t WHERE true" + whom)
                + "\n" + of.jobs(jonas).size()
                + "\n" + of.letters("jonas").stream().map(NoticeTest::read).toList();
        return all.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "#");
    }

    private static String read(Letter letter) {
        return letter.to() + "\n" + letter.subject() + "\n" + letter.text();
    }

    @Test
    void whoeverWritesThereIsToldAndTheAuthorIsNot() {
        box.write(amara, box.joint());
        assertThat(box.waiting(jonas)).hasSize(1);
        assertThat(box.waiting(okafor)).hasSize(1);
        assertThat(box.waiting(amara)).isEmpty();
        box.comeTo(jonas);
        box.comeTo(okafor);
        assertThat(box.letters("jonas")).hasSize(1);
        assertThat(box.letters("okafor")).hasSize(1);
        assertThat(box.letters("amara")).isEmpty();
    }

    @Test
    void theLetterSaysNothingAndItsLinksOpenNothing() {
        box.write(okafor, box.joint());
        box.comeTo(amara);
        box.comeTo(jonas);
        String site = installation.publicUrl();
        assertThat(box.letters("amara")).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).isEqualTo("You have a new message");
            assertThat(letter.text())
                    .isEqualTo("You have a new message. You can read it here:\n\n" + site
                            + "/messages\n\nYou can change when and how you hear of messages:\n\n" + site
                            + "/account/notices\n");
        });
        assertThat(box.letters("jonas"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.subject()).isEqualTo("Sie haben eine neue Nachricht"));
    }

    @Test
    void manyEventsOfOneMinuteAreOneLetter() {
        box.write(okafor, box.joint());
        box.write(jonas, box.joint());
        box.write(okafor, box.of(amara));
        assertThat(box.waiting(amara)).hasSize(2);
        assertThat(box.jobs(amara)).hasSize(1);
        assertThat(due(amara)).isBetween(now().plusSeconds(30), now().plusSeconds(60));
        box.comeTo(amara);
        assertThat(box.letters("amara")).hasSize(1);
        assertThat(box.waiting(amara)).hasSize(2).allMatch(row -> row.endsWith("true"));
    }

    @Test
    void anEventThatIsDeliveredAgainTellsNobodyAgain() {
        box.write(okafor, box.joint());
        box.write(okafor, box.joint());
        assertThat(box.waiting(amara)).hasSize(1);
        box.comeTo(amara);
        box.write(okafor, box.joint());
        assertThat(box.jobs(amara)).isEmpty();
        assertThat(box.letters("amara")).hasSize(1);
    }

    @Test
    void twentySchedulersWithOneJobSendOneLetter() {
        box.write(okafor, box.joint());
        String job = box.jobs(amara).getFirst();
        CountDownLatch gun = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20)
                    .forEach(i -> pool.submit(() -> {
                        gun.await();
                        turns.come(job);
                        return true;
                    }));
            gun.countDown();
        }
        turns.come(job);
        assertThat(box.letters("amara")).hasSize(1);
    }

    @Test
    void theSchedulerComesByItself() {
        box.write(okafor, box.joint());
        scheduler.reschedule(TaskInstanceId.of(Turns.TASK, box.jobs(amara).getFirst()), Instant.EPOCH);
        await().until(() -> box.letters("amara").size() == 1);
        assertThat(box.jobs(amara)).isEmpty();
    }

    @Test
    void whatStopsHalfwayIsDoneWholeTheNextTime() {
        box.write(okafor, box.joint());
        String job = box.jobs(amara).getFirst();
        outside.asAdministrator("REVOKE UPDATE (since, told_at) ON notice.waiting FROM relata_keeper");
        try {
            assertThatThrownBy(() -> turns.come(job)).isInstanceOf(RuntimeException.class);
        } finally {
            outside.asAdministrator("GRANT UPDATE (since, told_at) ON notice.waiting TO relata_keeper");
        }
        assertThat(box.letters("amara")).isEmpty();
        assertThat(box.jobs(amara)).containsExactly(job);
        turns.come(job);
        assertThat(box.letters("amara")).hasSize(1);
    }

    @Test
    void whoWasToldHearsNoMoreUntilTheyHaveReadOrADayHasPassed() {
        box.write(okafor, box.joint());
        box.comeTo(amara);
        box.write(okafor, box.of(amara));
        assertThat(due(amara)).isBetween(now().plus(Duration.ofHours(23)), now().plus(Duration.ofHours(24)));
        box.comeTo(amara);
        assertThat(box.letters("amara")).as("a job that came too early").hasSize(1);
        clock.advance(Duration.ofHours(25));
        box.comeTo(amara);
        assertThat(box.letters("amara")).hasSize(2);
        clock.advance(Duration.ofHours(25));
        box.write(okafor, box.joint());
        box.comeTo(amara);
        assertThat(box.letters("amara")).hasSize(3);
    }

    @Test
    void whoHasReadIsToldOfTheNextMessageSoon() {
        box.write(okafor, box.joint());
        box.comeTo(amara);
        box.write(okafor, box.of(amara));
        box.read(amara, box.joint());
        box.read(amara, box.of(amara));
        assertThat(box.waiting(amara)).isEmpty();
        box.write(okafor, box.joint());
        assertThat(due(amara)).isBefore(now().plusSeconds(61));
        assertThat(box.waiting(jonas)).as("each reads for themselves").hasSize(1);
        box.comeTo(amara);
        assertThat(box.letters("amara")).hasSize(2);
    }

    @Test
    void whatWasReadInTimeIsNotToldAtAll() {
        box.write(okafor, box.joint());
        String job = box.jobs(amara).getFirst();
        box.read(amara, box.joint());
        turns.come(job);
        assertThat(box.letters("amara")).isEmpty();
    }

    @Test
    void whatWasSeenBeforeItIsNotedAwaitsNobody() {
        box.readBeforeItIsNoted(amara, box.joint());
        box.write(okafor, box.joint());
        assertThat(box.waiting(amara)).isEmpty();
        assertThat(box.waiting(jonas)).hasSize(1);
        box.write(okafor, box.joint());
        assertThat(box.waiting(amara)).hasSize(1);
    }

    @Test
    void nobodyClearsWhatAwaitsAnother() {
        box.write(okafor, box.joint());
        var mine = new org.relata.kernel.Noticed(jonas.practice(), jonas.person(), Capacity.CLIENT, box.joint(), 9);
        assertThatThrownBy(() -> amara.run(() -> opening.entrance()
                        .run(box.couple(), inside -> opening.events().publishEvent(mine))))
                .isInstanceOf(org.relata.kernel.NotFound.class);
        assertThat(box.waiting(jonas)).hasSize(1);
    }

    @Test
    void quietHoursAreKeptInTheZoneOfWhoIsTold() {
        LocalTime here = LocalTime.ofInstant(clock.instant(), BERLIN).truncatedTo(ChronoUnit.MINUTES);
        QuietHours around = new QuietHours(here.minusHours(2), here.plusHours(2));
        amara.run(() -> notices.prefer(new Preferences(true, true, Optional.of(around))));
        box.write(okafor, box.joint());
        Instant end = around.after(clock.instant(), BERLIN);
        assertThat(due(amara)).isEqualTo(end);
        box.comeTo(amara);
        assertThat(box.letters("amara")).as("a job that came too early").isEmpty();
        assertThat(due(amara)).isEqualTo(end);
        clock.advance(Duration.between(clock.instant(), end));
        box.comeTo(amara);
        assertThat(box.letters("amara")).hasSize(1);
    }

    @Test
    void quietHoursThatWereChosenMeanwhileAreKeptToo() {
        box.write(okafor, box.joint());
        LocalTime here = LocalTime.ofInstant(clock.instant(), BERLIN).truncatedTo(ChronoUnit.MINUTES);
        amara.run(() -> notices.prefer(
                new Preferences(true, true, Optional.of(new QuietHours(here.minusHours(2), here.plusHours(2))))));
        box.comeTo(amara);
        assertThat(box.letters("amara")).isEmpty();
        assertThat(box.jobs(amara)).hasSize(1);
    }

    @Test
    void whoWantsNoMailGetsNoneAndLosesNothing() {
        amara.run(() -> notices.prefer(new Preferences(false, true, Optional.empty())));
        box.write(okafor, box.joint());
        box.comeTo(amara);
        assertThat(box.letters("amara")).isEmpty();
        assertThat(box.waiting(amara)).singleElement().asString().endsWith("false");
        amara.run(() -> notices.prefer(Preferences.FIRST));
        box.write(okafor, box.joint());
        box.comeTo(amara);
        assertThat(box.letters("amara")).hasSize(1);
    }

    @Test
    void whoMustNotBeMailedToIsNotWhateverTheyChoseOnce() {
        amara.run(() -> notices.prefer(Preferences.FIRST));
        okafor.run(() -> opening.entrance()
                .runEverywhere(inside -> contacts.set(
                        inside,
                        new SafeContact(
                                amara.person(),
                                Set.of(Way.PHONE, Way.TEXT),
                                Voicemail.NEVER,
                                "",
                                Optional.empty(),
                                Optional.empty()))));
        box.write(okafor, box.joint());
        box.comeTo(amara);
        assertThat(box.letters("amara")).isEmpty();
        box.comeTo(jonas);
        assertThat(box.letters("jonas")).hasSize(1);
    }

    @Test
    void whoOnlyReadsThereIsToldNothing() {
        Viewer supervisor = house.hire(okafor, "Dr Haddad", Role.SUPERVISOR);
        box.enrol(supervisor, "haddad", "en");
        okafor.run(() -> relationships.assignCare(
                box.couple(),
                NewCare.until(
                        supervisor.person(),
                        CareRole.SUPERVISOR,
                        "Supervision",
                        clock.instant().plus(Duration.ofDays(300)))));
        box.write(amara, box.joint());
        assertThat(box.waiting(supervisor)).isEmpty();
        assertThat(box.waiting(okafor)).hasSize(1);
    }

    @Test
    void whoLostTheSeatMeanwhileIsNotTold() {
        Viewer colleague = house.hire(okafor, "Dr Haddad", Role.CLINICIAN);
        box.enrol(colleague, "haddad", "en");
        okafor.run(() -> relationships.assignCare(box.couple(), NewCare.therapist(colleague.person())));
        box.write(amara, box.joint());
        String job = box.jobs(colleague).getFirst();
        UUID care = UUID.fromString(box.seen("SELECT care_id FROM relationship.care_team WHERE relationship_id = '"
                        + box.couple() + "' AND person_id = '" + colleague.person() + "'")
                .getFirst());
        okafor.run(() -> relationships.endCare(box.couple(), care));
        turns.come(job);
        assertThat(box.letters("haddad")).isEmpty();
        assertThat(box.waiting(colleague)).isEmpty();
        box.comeTo(okafor);
        assertThat(box.letters("okafor")).hasSize(1);
    }

    @Test
    void whoWasLockedOutIsNotTold() {
        box.write(okafor, box.joint());
        outside.asAdministrator("UPDATE identity.account SET ended_at = now(), ended_by = person_id WHERE person_id = '"
                + amara.person() + "'");
        box.comeTo(amara);
        assertThat(box.letters("amara")).isEmpty();
    }

    @Test
    void eachHasTheirOwnChoice() {
        amara.run(() -> notices.prefer(new Preferences(false, false, Optional.empty())));
        assertThat(jonas.call(notices::preferences)).isEqualTo(Preferences.FIRST);
        assertThat(new Viewer(okafor.practice(), amara.person(), Capacity.CLIENT)
                        .call(notices::preferences)
                        .mail())
                .isFalse();
        assertThat(house.open().call(notices::preferences)).isEqualTo(Preferences.FIRST);
    }

    @Test
    void behindRowSecurityThereIsOnlyWhatIsOnesOwn() {
        box.write(okafor, box.joint());
        for (String table : List.of("waiting", "preference", "device")) {
            amara.run(() -> notices.prefer(Preferences.FIRST));
            jonas.run(() -> notices.prefer(Preferences.FIRST));
            List<UUID> seen = amara.call(() -> opening.entrance()
                    .callEverywhere(inside -> jdbc.sql("SELECT person_id FROM notice." + table)
                            .query((row, n) -> row.getObject(1, UUID.class))
                            .list()));
            assertThat(seen).as(table).allMatch(amara.person().value()::equals);
        }
    }

    @Test
    void aTurnIsOfItsOwnPracticeAlone() {
        box.write(okafor, box.joint());
        String turn = box.jobs(amara).getFirst().replaceAll(".*/", "");
        turns.come(house.open().practice() + "/" + turn);
        assertThat(box.jobs(amara)).hasSize(1);
    }

    private Instant due(Viewer whom) {
        return opening.outside()
                .seen(
                        "SELECT due_at FROM notice.turn WHERE true" + Letterbox.owned(whom, ""),
                        (row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .getFirst();
    }

    private Instant now() {
        return clock.instant();
    }
}
