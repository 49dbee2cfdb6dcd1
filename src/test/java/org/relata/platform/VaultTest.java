package org.relata.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.relata.platform.Vault.Hand;
import org.relata.platform.Vault.Place;
import org.relata.relationship.House;
import org.relata.relationship.Kind;
import org.relata.relationship.Relationships;
import org.springframework.beans.factory.annotation.Autowired;

@RelataTest
class VaultTest {
    @Autowired
    House house;

    @Autowired
    Relationships relationships;

    @Autowired
    Entrance entrance;

    @Autowired
    Vault vault;

    @Autowired
    KeyRotation rotation;

    @Autowired
    Installation installation;

    final Place place = new Place("measure.response", Ids.next(), "answers");
    Viewer therapist;
    RelationshipId couple;
    CircleId team;
    Hand hand;

    @BeforeEach
    void aCouple() {
        therapist = house.open();
        couple = house.found(therapist, Kind.COUPLE, "Amara Example", "Jonas Example");
        team = therapist.call(() -> entrance.call(
                couple, inside -> relationships.circles(inside).team().id()));
        hand = new Hand(team, therapist.person());
    }

    @Test
    void whatIsSealedOpensInItsOwnPlace() {
        byte[] sealed = seal("she said it first");
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("she said");
        assertThat(open(hand, place, sealed)).isEqualTo("she said it first");
    }

    @Test
    void aCiphertextMovedToAnyOtherPlaceIsRejected() {
        byte[] sealed = seal("she said it first");
        CircleId joint = therapist.call(() -> entrance.call(
                couple,
                inside -> relationships.circles(inside).whole().orElseThrow().id()));
        therapist.run(() -> entrance.run(
                couple,
                inside -> vault.seal(inside, new Hand(joint, therapist.person()), place, "so that this key exists")));
        for (Place other : List.of(
                new Place("measure.draft", place.row(), "answers"),
                new Place("measure.response", Ids.next(), "answers"),
                new Place("measure.response", place.row(), "note"))) {
            assertThatThrownBy(() -> open(hand, other, sealed)).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> open(new Hand(joint, therapist.person()), place, sealed))
                .as("another circle")
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> open(new Hand(team, PersonId.next()), place, sealed))
                .as("another author")
                .isInstanceOf(NotFound.class);
    }

    @Test
    void anotherPracticeOpensNothing() {
        byte[] sealed = seal("she said it first");
        Viewer stranger = house.open();
        RelationshipId theirs = house.found(stranger, Kind.COUPLE, "Sam", "Kim");
        assertThatThrownBy(() ->
                        stranger.run(() -> entrance.run(theirs, inside -> vault.open(inside, hand, place, sealed))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whoMayNotWriteTheCircleCannotSealIntoIt() {
        Viewer amara = house.clients(therapist, couple).getFirst();
        assertThatThrownBy(() -> amara.run(() ->
                        entrance.run(couple, inside -> vault.seal(inside, new Hand(team, amara.person()), place, "x"))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aRotationChangesEveryWrappingAndNothingThatWasSealed() {
        byte[] sealed = seal("she said it first");
        assertThat(rotation.rotate()).isPositive();
        assertThat(rotation.rotate()).isPositive();
        assertThat(open(hand, place, sealed)).isEqualTo("she said it first");
        assertThat(seal("and again")).isNotEqualTo(seal("and again"));
    }

    @Test
    void theEpochKeyIsReadableByItsOwnerAloneAndIsNotInTheDatabase() throws Exception {
        var file = installation.data().resolve("keys/epoch-keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private byte[] seal(String text) {
        return therapist.call(() -> entrance.call(couple, inside -> vault.seal(inside, hand, place, text)));
    }

    private String open(Hand by, Place where, byte[] sealed) {
        return therapist.call(() -> entrance.call(couple, inside -> vault.open(inside, by, where, sealed)));
    }
}
