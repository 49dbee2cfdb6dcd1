package org.relata.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.identity.Door.House;
import org.relata.identity.Door.Insider;
import org.relata.kernel.NotFound;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.platform.Entrance;
import org.relata.platform.Keeper;
import org.relata.platform.Purpose;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself shows of accounts and secrets, whatever the SQL forgets to ask. */
@RelataTest
class WallsTest {
    private static final List<String> SECRETS = List.of("credential", "preference", "recovery_code", "device");

    @Autowired
    Door door;

    @Autowired
    Entrance entrance;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Keeper keeper;

    House house;
    Insider amara;
    Insider jonas;

    @BeforeEach
    void open() {
        house = door.house();
        amara = door.client(house, "Amara Example");
        jonas = door.client(house, "Jonas Example");
        door.house();
    }

    @Test
    void secretsAreSeenByTheirPersonAlone() {
        for (String table : SECRETS) {
            assertThat(seen(amara.viewer(), table))
                    .as(table)
                    .containsOnly(amara.viewer().person().toString());
            assertThat(seen(house.owner().viewer(), table))
                    .as(table)
                    .doesNotContain(
                            amara.viewer().person().toString(),
                            jonas.viewer().person().toString());
        }
    }

    @Test
    void thatAnAccountExistsIsKnownToItsPersonAndToWhoKnowsThePerson() {
        assertThat(seen(amara.viewer(), "account"))
                .containsOnly(amara.viewer().person().toString());
        assertThat(seen(house.owner().viewer(), "account"))
                .contains(
                        amara.viewer().person().toString(),
                        jonas.viewer().person().toString())
                .hasSize(3);
        Insider stranger = door.colleague(house, "Cleo Clinician", Role.CLINICIAN);
        assertThat(seen(stranger.viewer(), "account"))
                .as("colleagues, and no client of somebody else")
                .containsExactlyInAnyOrder(
                        stranger.viewer().person().toString(),
                        house.owner().viewer().person().toString());
    }

    @Test
    void outsideAnEnteredTransactionNothingIsSeenAtAll() {
        for (String table : List.of("account", "credential", "invitation", "witness", "event")) {
            assertThat(jdbc.sql("SELECT count(*) FROM identity." + table)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void nobodyMovesOrForgesWhatHappenedAtTheDoor() {
        for (String forgery : List.of(
                "UPDATE identity.event SET kind = 'signed-out'",
                "DELETE FROM identity.event",
                "UPDATE identity.account SET person_id = gen_random_uuid()",
                "INSERT INTO identity.event SELECT practice_id, gen_random_uuid(), gen_random_uuid(), 'ended', now(), NULL FROM identity.account LIMIT 1",
                "INSERT INTO identity.account SELECT practice_id, gen_random_uuid(), 'X', true, false, 1, now() FROM identity.account LIMIT 1",
                "UPDATE identity.credential SET email = 'x@example.org'")) {
            assertThatThrownBy(() -> house.owner()
                            .viewer()
                            .run(() -> entrance.runEverywhere(
                                    inside -> jdbc.sql(forgery).update())))
                    .as(forgery)
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void nobodyTouchesTheSecretsOfAnother() {
        for (Viewer viewer : List.of(jonas.viewer(), house.owner().viewer())) {
            int rows = viewer.call(() -> entrance.callEverywhere(
                    inside -> jdbc.sql("UPDATE identity.credential SET password = 'x' WHERE person_id = :amara")
                            .param("amara", amara.viewer().person().value())
                            .update()));
            assertThat(rows).isZero();
        }
    }

    @Test
    void theKeeperSeesSecretsOnlyToSignSomebodyIn() {
        for (Purpose purpose : List.of(Purpose.ROTATION, Purpose.MAILING, Purpose.SETTING_UP)) {
            assertThat(secretsSeenFor(purpose)).as(purpose.name()).isZero();
        }
        assertThat(secretsSeenFor(Purpose.SIGNING_IN)).isPositive();
    }

    @Test
    void everyTryLeavesItsTrace() {
        Visit visit = door.visit();
        visit.open("/sign-in");
        visit.post("/sign-in", "email", amara.email(), "password", "five quiet herons");
        door.signedIn(amara);
        List<String> kept = amara.viewer()
                .call(() -> entrance.callAtDoor(inside -> jdbc.sql("""
                SELECT kind FROM identity.event WHERE practice_id = :practice AND person_id = :person ORDER BY at, event_id""")
                        .param("practice", inside.practice())
                        .param("person", inside.person())
                        .query(String.class)
                        .list()));
        assertThat(kept).containsExactly("invited", "enrolled", "wrong-password", "signed-in");
    }

    @Test
    void nothingSecretStandsInTheTablesAsItWasTyped() {
        Visit visit = door.visit();
        String path = Door.path(door.invite(
                house, door.person(house, "Kim Example"), org.relata.kernel.Capacity.CLIENT, "Kim Example"));
        Insider kim = door.begin(visit, amara.viewer(), path, Door.address(), "four quiet herons at dusk");
        String sessions = jdbc.sql(
                        "SELECT coalesce(string_agg(encode(attribute_bytes, 'escape'), ' '), '') FROM platform.spring_session_attributes")
                .query(String.class)
                .single();
        assertThat(sessions).contains("Enrolment").doesNotContain(kim.seed(), "argon2id", "herons", path.substring(13));
    }

    private int secretsSeenFor(Purpose purpose) {
        try {
            return keeper.call(
                    purpose,
                    house.practice(),
                    kept -> kept.jdbc()
                            .sql("SELECT count(*) FROM identity.credential")
                            .query(Integer.class)
                            .single());
        } catch (DataAccessException e) {
            return 0;
        }
    }

    private List<String> seen(Viewer viewer, String table) {
        return viewer.call(() ->
                entrance.callEverywhere(inside -> jdbc.sql("SELECT DISTINCT person_id::text FROM identity." + table)
                        .query(String.class)
                        .list()));
    }
}
