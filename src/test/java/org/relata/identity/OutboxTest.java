package org.relata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.identity.Door.House;
import org.relata.kernel.Capacity;
import org.relata.kernel.PersonId;
import org.relata.kernel.Role;
import org.relata.platform.Entrance;
import org.relata.platform.Mail;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Without a mail server. */
@RelataTest
class OutboxTest {
    @Autowired
    Door door;

    @Autowired
    Invitations invitations;

    @Autowired
    Entrance entrance;

    @Autowired
    Mail mail;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theOwnerReadsWhatNobodyCouldSendAndNobodyElseDoes() {
        House house = door.house();
        House other = door.house();
        PersonId person = door.person(house, "Amara Example");
        InvitationLink link = house.owner()
                .viewer()
                .call(() -> entrance.callEverywhere(inside -> invitations.invite(
                        inside,
                        new Invitee(
                                person,
                                Capacity.CLIENT,
                                "Amara Example",
                                Optional.of("amara@example.org"),
                                Locale.GERMAN))));
        assertThat(link.mailed()).isFalse();
        Visit owner = door.signedIn(house.owner());
        assertThat(owner.get("/practice/outbox").body())
                .contains(link.url(), "amara@example.org")
                .doesNotContain("Amara Example");
        assertThat(door.signedIn(other.owner()).get("/practice/outbox").body()).doesNotContain("amara@example.org");
        assertThat(door.signedIn(door.colleague(house, "Ben", Role.BILLER))
                        .get("/practice/outbox")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void lettersAreSealedInTheTable() {
        House house = door.house();
        byte[] sealed = house.owner()
                .viewer()
                .call(() -> entrance.callAtDoor(inside -> {
                    mail.send(inside, "amara@example.org", "A link for you", "private");
                    return jdbc.sql("SELECT letter FROM mail.message WHERE practice_id = :practice")
                            .param("practice", inside.practice())
                            .query(byte[].class)
                            .single();
                }));
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("amara", "private");
    }
}
