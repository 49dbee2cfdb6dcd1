package org.relata.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.TestClock;
import org.relata.attachment.FileId;
import org.relata.attachment.Uploads;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.platform.Entrance;
import org.relata.platform.Keeper;
import org.relata.platform.Outside;
import org.relata.platform.Purpose;
import org.relata.practice.NewPerson;
import org.relata.relationship.House;
import org.relata.relationship.Kind;
import org.relata.relationship.MemberRole;
import org.relata.relationship.NewRelationship;
import org.relata.relationship.NewRelationship.Joining.Newcomer;
import org.relata.relationship.Policy;
import org.relata.relationship.Relationships;
import org.springframework.beans.factory.annotation.Autowired;

/** What was written stays to the last day of its time, and is gone after it. */
@RelataTest
class RetentionTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<String> KEPT = List.of(
            "messaging.message",
            "messaging.amendment",
            "messaging.withdrawal",
            "messaging.seen",
            "messaging.draft",
            "messaging.disclosure",
            "messaging.disclosure_answer",
            "messaging.follow_up",
            "attachment.file",
            "attachment.chunk",
            "attachment.recall");

    @Autowired
    House house;

    @Autowired
    Relationships relationships;

    @Autowired
    Conversations conversations;

    @Autowired
    Messages messages;

    @Autowired
    Disclosures disclosures;

    @Autowired
    FollowUps followUps;

    @Autowired
    Retention retention;

    @Autowired
    Copies copies;

    @Autowired
    Uploads uploads;

    @Autowired
    Entrance entrance;

    @Autowired
    Keeper keeper;

    @Autowired
    Outside outside;

    @Autowired
    TestClock clock;

    Viewer therapist;
    RelationshipId couple;

    @BeforeEach
    void open() {
        therapist = house.open();
        couple = house.found(therapist, Kind.COUPLE, "Amara Example", "Jonas Example");
    }

    @Test
    void nothingGoesADayEarlyAndEverythingAfterwards() {
        live(couple);
        var before = rows();
        therapist.run(() -> relationships.close(couple));
        var closed = LocalDate.ofInstant(clock.instant(), BERLIN);
        until(closed.plusYears(10).plusDays(1).atStartOfDay(BERLIN).toInstant().minusSeconds(60));
        Removal.remove(keeper);
        assertThat(rows()).isEqualTo(before);
        clock.advance(Duration.ofMinutes(2));
        Removal.remove(keeper);
        assertThat(rows()).containsOnly("0");
        assertThat(removed()).containsExactly("7 messages, 2 files");
        assertThat(therapist.call(retention::overview).messages()).isEqualTo(7);
        assertThat(trail()).containsExactly("remove message retention");
        Removal.remove(keeper);
        assertThat(trail()).hasSize(1);
        assertThat(therapist
                        .call(() -> conversations.show(couple, "together", Optional.empty()))
                        .messages())
                .isEmpty();
    }

    @Test
    void anotherRelationshipStaysAsItIs() {
        live(couple);
        therapist.run(() -> relationships.close(couple));
        var other = house.found(therapist, Kind.COUPLE, "Mateo Example", "Luca Example");
        live(other);
        later(Duration.ofDays(366 * 5));
        therapist.run(() -> relationships.close(other));
        later(Duration.ofDays(366 * 6));
        Removal.remove(keeper);
        var left = therapist.call(() -> conversations.show(other, "together", Optional.empty()));
        assertThat(left.messages()).isNotEmpty();
        assertThat(rows()).doesNotContain("0");
    }

    @Test
    void careThatGoesOnKeepsEverything() {
        live(couple);
        therapist.run(() -> relationships.close(couple));
        later(Duration.ofDays(366 * 9));
        therapist.run(() -> relationships.reopen(couple));
        var before = rows();
        later(Duration.ofDays(366 * 20));
        Removal.remove(keeper);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whatIsHeldStaysUntilItIsNot() {
        live(couple);
        therapist.run(() -> relationships.close(couple));
        therapist.run(() -> retention.hold(couple, "A request of the court"));
        assertThatThrownBy(() -> therapist.run(() -> retention.hold(couple, "Again")))
                .isInstanceOf(Refused.class);
        var before = rows();
        later(Duration.ofDays(366 * 11));
        Removal.remove(keeper);
        assertThat(rows()).isEqualTo(before);
        assertThat(therapist
                        .call(() -> copies.offer(couple))
                        .keeping()
                        .orElseThrow()
                        .hold()
                        .orElseThrow()
                        .reason())
                .isEqualTo("A request of the court");
        therapist.run(() -> retention.lift(couple));
        Removal.remove(keeper);
        assertThat(rows()).containsOnly("0");
    }

    @Test
    void theYearsOfAMinorCountFromBeingOfAge() {
        var today = LocalDate.ofInstant(clock.instant(), BERLIN);
        var born = today.minusYears(15);
        assertThat(keptAfterClosing(family(Optional.of(born), MemberRole.SIBLING)))
                .isEqualTo(born.plusYears(28).plusDays(1).atStartOfDay(BERLIN).toInstant());
        assertThat(keptAfterClosing(family(Optional.of(today.minusYears(40)), MemberRole.CHILD)))
                .isEqualTo(today.plusYears(10).plusDays(1).atStartOfDay(BERLIN).toInstant());
        assertThat(keptAfterClosing(family(Optional.empty(), MemberRole.CHILD)))
                .isEqualTo(today.plusYears(28).plusDays(1).atStartOfDay(BERLIN).toInstant());
    }

    @Test
    void aShorterTimeTakesNothingWithinThirtyDays() {
        live(couple);
        therapist.run(() -> relationships.close(couple));
        later(Duration.ofDays(800));
        therapist.run(() -> retention.keep(1));
        var before = rows();
        later(Duration.ofDays(29));
        Removal.remove(keeper);
        assertThat(rows()).isEqualTo(before);
        later(Duration.ofDays(2));
        Removal.remove(keeper);
        assertThat(rows()).containsOnly("0");
        assertThatThrownBy(() -> therapist.run(() -> retention.keep(0))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> therapist.run(() -> retention.keep(51))).isInstanceOf(Refused.class);
    }

    @Test
    void onlyTheOwnerSaysHowLongAndOnlyWhoArrangesHolds() {
        var colleague = house.hire(therapist, "Samir Haddad", Role.CLINICIAN);
        var desk = house.hire(therapist, "Petra Novotná", Role.BILLER);
        var amara = house.clients(therapist, couple).getFirst();
        for (var other : List.of(colleague, desk, amara)) {
            assertThatThrownBy(() -> other.run(() -> retention.keep(3))).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> other.run(() -> retention.hold(couple, "Because")))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> other.run(() -> retention.lift(couple))).isInstanceOf(NotFound.class);
        }
        therapist.run(() -> retention.hold(couple, "Because"));
        assertThat(amara.call(() -> copies.offer(couple)).keeping()).isEmpty();
    }

    @Test
    void theKeeperReadsNoDraftAndRemovesNothingElsewhere() {
        live(couple);
        var practice = therapist.practice();
        assertThatThrownBy(() -> keeper.call(
                        Purpose.RETENTION,
                        practice,
                        couple,
                        kept -> kept.jdbc()
                                .sql("SELECT body FROM messaging.draft")
                                .query()
                                .listOfRows()))
                .hasStackTraceContaining("permission denied");
        int gone = keeper.call(
                Purpose.RETENTION,
                practice,
                kept -> kept.jdbc().sql("DELETE FROM messaging.seen").update()
                        + kept.jdbc().sql("DELETE FROM attachment.file").update()
                        + kept.jdbc().sql("DELETE FROM messaging.draft").update());
        assertThat(gone).isZero();
    }

    /** Something of every kind. */
    private void live(RelationshipId in) {
        var amara = house.clients(therapist, in).getFirst();
        var jonas = house.clients(therapist, in).getLast();
        var alone = amara.person().toString();
        var secret = send(amara, in, alone, "Only here");
        therapist.run(() -> disclosures.propose(in, alone, secret));
        amara.run(() -> disclosures.answer(in, alone, secret, Disclosure.Answer.SELF));
        var first = send(jonas, in, "together", "At sevn");
        jonas.run(() -> messages.amend(in, "together", first, "At seven"));
        amara.run(() -> messages.send(
                in, "together", new NewMessage(UUID.randomUUID(), "Yes", Optional.of(first), List.of(), true)));
        sendFile(amara, in, alone, "letter.txt");
        var hasty = sendFile(amara, in, alone, "hasty.txt");
        amara.run(() -> messages.withdraw(in, alone, hasty));
        send(therapist, in, "team", "To be careful with");
        send(therapist, in, "together", "See you on Tuesday");
        therapist.run(() -> followUps.ask(in, "together", therapist.person()));
        jonas.run(() -> conversations.show(in, "together", Optional.empty()));
        jonas.run(() -> conversations.keepDraft(in, "together", UUID.randomUUID(), "Something begun"));
    }

    private MessageId send(Viewer who, RelationshipId in, String where, String text) {
        return who.call(() ->
                messages.send(in, where, new NewMessage(UUID.randomUUID(), text, Optional.empty(), List.of(), true)));
    }

    private MessageId sendFile(Viewer who, RelationshipId in, String where, String name) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        return who.call(() -> {
            FileId file = entrance.call(in, inside -> {
                var own = relationships.circles(inside).member(who.person()).id();
                var begun = uploads.begin(inside, own, name, bytes.length);
                uploads.append(inside, begun, 0, bytes);
                return begun;
            });
            uploads.finish(in, file);
            return messages.send(
                    in, where, new NewMessage(UUID.randomUUID(), "With a file", Optional.empty(), List.of(file), true));
        });
    }

    private RelationshipId family(Optional<LocalDate> born, MemberRole role) {
        var child = NewPerson.named("Mia Example");
        return therapist.call(() -> relationships.found(new NewRelationship(
                Kind.FAMILY,
                Optional.empty(),
                Policy.LIMITED,
                List.of(
                        House.newcomer("Katrin Example"),
                        new Newcomer(born.map(child::born).orElse(child), role)))));
    }

    private Instant keptAfterClosing(RelationshipId family) {
        therapist.run(() -> relationships.close(family));
        return therapist
                .call(() -> copies.offer(family))
                .keeping()
                .orElseThrow()
                .until()
                .orElseThrow();
    }

    private void later(Duration by) {
        clock.advance(by);
    }

    private void until(Instant at) {
        later(Duration.between(clock.instant(), at));
    }

    private List<String> rows() {
        return KEPT.stream()
                .flatMap(table -> outside
                        .seen(
                                "SELECT count(*)::text FROM " + table + " WHERE practice_id = '" + therapist.practice()
                                        + "'",
                                (row, n) -> row.getString(1))
                        .stream())
                .toList();
    }

    private List<String> removed() {
        return outside.seen(
                "SELECT messages || ' messages, ' || files || ' files' FROM messaging.removal WHERE finished_at IS NOT NULL AND practice_id = '"
                        + therapist.practice() + "'",
                (row, n) -> row.getString(1));
    }

    private List<String> trail() {
        return outside.seen(
                "SELECT action || ' ' || what || ' ' || purpose FROM audit.entry WHERE capacity = 'keeper' AND practice_id = '"
                        + therapist.practice() + "'",
                (row, n) -> row.getString(1));
    }
}
