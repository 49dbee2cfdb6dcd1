package org.relata.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.kernel.Ids;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.platform.Outside;
import org.relata.relationship.House;
import org.relata.relationship.Kind;
import org.relata.relationship.NewCare;
import org.relata.relationship.Relationships;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is handed a conversation is told that something waits, and nobody else is. */
@RelataTest
class HandOverTest {
    @Autowired
    House house;

    @Autowired
    Relationships relationships;

    @Autowired
    Conversations conversations;

    @Autowired
    Messages messages;

    @Autowired
    FollowUps followUps;

    @Autowired
    Outside outside;

    Viewer therapist;
    Viewer samir;
    Viewer lena;
    Viewer amara;
    Viewer jonas;
    RelationshipId couple;

    @BeforeEach
    void open() {
        therapist = house.open();
        couple = house.found(therapist, Kind.COUPLE, "Amara Example", "Jonas Example");
        amara = house.clients(therapist, couple).getFirst();
        jonas = house.clients(therapist, couple).getLast();
        samir = house.hire(therapist, "Samir Haddad", Role.CLINICIAN);
        lena = house.hire(therapist, "Lena Brandt", Role.CLINICIAN);
        therapist.run(() -> {
            relationships.assignCare(couple, NewCare.therapist(samir.person()));
            relationships.assignCare(couple, NewCare.therapist(lena.person()));
        });
        amara.run(() -> messages.send(couple, "together", NewMessage.of(Ids.next(), "A question")));
        settled();
        List.of(therapist, samir, lena, jonas).forEach(this::look);
    }

    @Test
    void aColleagueToWhomAConversationIsHandedIsToldOnceAndNobodyElseIs() {
        hand(therapist, samir);
        assertThat(waiting(samir)).containsExactly("message");
        for (Viewer other : List.of(therapist, lena, amara, jonas)) {
            assertThat(waiting(other)).isEmpty();
        }
        look(samir);
        assertThat(waiting(samir)).as("who has come has seen it").isEmpty();
        hand(therapist, samir);
        hand(lena, samir);
        assertThat(waiting(samir)).as("it is with them already").isEmpty();
        var open = samir.call(() -> conversations.show(couple, "together", Optional.empty()))
                .followUps()
                .getFirst();
        samir.run(() -> followUps.settle(couple, "together", open.id()));
        hand(lena, samir);
        assertThat(waiting(samir)).as("it was handed over again").hasSize(1);
    }

    @Test
    void whoFlagsSomethingForThemselvesTellsNobody() {
        hand(therapist, therapist);
        for (Viewer one : List.of(therapist, samir, lena, amara, jonas)) {
            assertThat(waiting(one)).isEmpty();
        }
    }

    @Test
    void whatIsHandedOverOfOneMembersOwnTheOtherNeverHearsOf() {
        therapist.run(() -> followUps.ask(couple, amara.person().toString(), samir.person()));
        settled();
        assertThat(waiting(samir)).hasSize(1);
        for (Viewer other : List.of(therapist, lena, amara, jonas)) {
            assertThat(waiting(other)).isEmpty();
        }
    }

    private void hand(Viewer from, Viewer to) {
        from.run(() -> followUps.ask(couple, "together", to.person()));
        settled();
    }

    private void look(Viewer who) {
        who.run(() -> conversations.show(couple, "together", Optional.empty()));
    }

    /** What follows from the deeds has come to rest. */
    private void settled() {
        await().until(() -> seen("SELECT id FROM platform.event_publication WHERE serialized_event LIKE '%" + couple
                        + "%' AND coalesce(status, '') <> 'COMPLETED'")
                .isEmpty());
    }

    private List<String> waiting(Viewer whom) {
        return seen("SELECT kind FROM notice.waiting WHERE practice_id = '" + whom.practice() + "' AND person_id = '"
                + whom.person() + "'");
    }

    private List<String> seen(String query) {
        return outside.seen(query, (row, n) -> row.getString(1));
    }
}
