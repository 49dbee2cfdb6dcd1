package org.relata.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.kernel.NotFound;
import org.relata.kernel.Viewer;
import org.relata.platform.Entrance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself lets each do with consents and with what is shown under them, whatever the SQL forgets to ask. */
@RelataTest
class SharingWallsTest {
    private static final String WEEK = "relata-week";

    @Autowired
    Couple.Opening opening;

    @Autowired
    Progress progress;

    @Autowired
    Entrance entrance;

    @Autowired
    JdbcClient jdbc;

    Couple both;

    @BeforeEach
    void share() {
        both = opening.open();
        for (var member : members()) {
            member.run(() -> progress.agree(both.id(), WEEK));
        }
        both.send(both.amara(), both.ask(WEEK, Optional.empty()), 3);
    }

    @Test
    void whereATotalCameFromIsKnownToItsAuthorAndTheirTeamAlone() {
        assertThat(rows(both.amara(), "share")).isEqualTo(1);
        assertThat(rows(both.therapist(), "share")).isEqualTo(1);
        assertThat(rows(both.jonas(), "share")).isZero();
        assertThat(rows(both.jonas(), "shared_score")).isEqualTo(1);
    }

    @Test
    void nobodyTakesBackOrDeletesForAnother() {
        for (var other : List.of(both.jonas(), both.therapist())) {
            assertThat(done(other, "UPDATE measure.consent SET withdrawn_at = now() WHERE author_id <> :me"))
                    .isZero();
            assertThat(done(other, "DELETE FROM measure.shared_score WHERE author_id <> :me"))
                    .isZero();
        }
    }

    @Test
    void whatWasTakenBackIsNotGivenAgainByChangingIt() {
        both.amara().run(() -> progress.withdraw(both.id(), WEEK));
        assertThat(done(both.amara(), "UPDATE measure.consent SET withdrawn_at = NULL WHERE author_id = :me"))
                .isZero();
    }

    @Test
    void nobodyAgreesOrShowsForAnotherAndStaffNeverDo() {
        var agrees =
                "INSERT INTO measure.consent SELECT practice_id, gen_random_uuid(), circle_id, %s, 'relata-wellbeing', NULL, NULL, now(), NULL"
                        + " FROM measure.consent LIMIT 1";
        var shows =
                "INSERT INTO measure.shared_score SELECT practice_id, gen_random_uuid(), circle_id, %s, consent_id, instrument, definition, taken_on,"
                        + " score, answered, asked, shared_at FROM measure.shared_score LIMIT 1";
        var notes =
                "INSERT INTO measure.share SELECT practice_id, gen_random_uuid(), circle_id, %s, response_id, consent_id, shared_at"
                        + " FROM measure.share LIMIT 1";
        for (var forgery : List.of(agrees, shows, notes)) {
            refused(both.therapist(), forgery.formatted(":me"));
            refused(both.amara(), forgery.formatted("'" + both.jonas().person() + "'::uuid"));
        }
        assertThat(done(both.amara(), agrees.formatted(":me"))).isEqualTo(1);
    }

    private List<Viewer> members() {
        return List.of(both.amara(), both.jonas());
    }

    private int rows(Viewer viewer, String table) {
        return viewer.call(() -> entrance.call(
                both.id(),
                inside -> jdbc.sql("SELECT count(*) FROM measure." + table)
                        .query(Integer.class)
                        .single()));
    }

    private int done(Viewer viewer, String statement) {
        return viewer.call(() -> entrance.call(
                both.id(),
                inside ->
                        jdbc.sql(statement).param("me", viewer.person().value()).update()));
    }

    private void refused(Viewer viewer, String statement) {
        assertThatThrownBy(() -> done(viewer, statement)).as(statement).isInstanceOf(NotFound.class);
    }
}
