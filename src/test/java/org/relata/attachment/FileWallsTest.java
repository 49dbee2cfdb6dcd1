package org.relata.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.kernel.CircleId;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.Viewer;
import org.relata.platform.Entrance;
import org.relata.platform.Outside;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who finds a file, before and after it is given, by the predicates of the SQL and by the database alone; and chunks that somebody moved. */
@RelataTest
class FileWallsTest {
    private static final byte[] WORDS = Files.latin("what Amara wrote");

    @Autowired
    Desk.Opening opening;

    @Autowired
    Entrance entrance;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Outside outside;

    Desk desk;
    Viewer amara;
    Viewer jonas;
    Viewer therapist;
    CircleId joint;

    @BeforeEach
    void open() {
        desk = opening.open();
        amara = desk.amara();
        jonas = desk.jonas();
        therapist = desk.therapist();
        joint = desk.joint();
    }

    @Test
    void untilItIsGivenAFileIsItsAuthorsAlone() {
        var file = desk.ready(amara, joint, "letter.txt", WORDS);
        assertThat(desk.bytes(amara, file)).isEqualTo(WORDS);
        for (var other : List.of(jonas, therapist)) {
            hidden(other, file);
            assertThat(rows(other, "file") + rows(other, "chunk")).isZero();
            assertThatThrownBy(() -> desk.give(other, joint, file)).isInstanceOf(Refused.class);
        }
        assertThat(rows(amara, "file")).isEqualTo(1);
    }

    @Test
    void onceGivenItIsTheCirclesAndNobodyElses() {
        var file = desk.ready(amara, joint, "letter.txt", WORDS);
        var alone = desk.ready(amara, desk.member(amara), "alone.txt", WORDS);
        var in = desk.give(amara, joint, file);
        var apart = desk.give(amara, desk.member(amara), alone);
        for (var reader : List.of(amara, jonas, therapist)) {
            assertThat(desk.of(reader, in)).extracting(Attached::name).containsExactly("letter.txt");
            assertThat(desk.bytes(reader, file)).isEqualTo(WORDS);
        }
        assertThat(desk.bytes(therapist, alone)).isEqualTo(WORDS);
        assertThat(desk.of(jonas, apart)).isEmpty();
        unread(jonas, alone);
        var elsewhere = opening.open();
        for (var stranger : List.of(elsewhere.therapist(), elsewhere.amara())) {
            assertThatThrownBy(() -> stranger.call(() -> opening.attachments().open(elsewhere.id(), file)))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void eitherWallHoldsAlone() {
        var file = desk.ready(amara, joint, "letter.txt", WORDS);
        var alone = desk.ready(amara, desk.member(amara), "alone.txt", WORDS);
        var in = desk.give(amara, desk.member(amara), alone);
        Runnable look = () -> {
            for (var other : List.of(jonas, therapist)) {
                hidden(other, file);
            }
            unread(jonas, alone);
            assertThat(desk.of(jonas, in)).isEmpty();
            assertThat(desk.bytes(amara, file)).isEqualTo(WORDS);
        };
        outside.withoutRowSecurity(() -> {
            assertThat(rows(jonas, "file")).as("the other wall is down").isGreaterThan(1);
            look.run();
        });
        outside.withoutPredicates(look);
    }

    @Test
    void theDatabaseShowsNothingThatWasNotGivenWhateverTheSqlForgets() {
        var file = desk.ready(amara, joint, "letter.txt", WORDS);
        for (var other : List.of(jonas, therapist)) {
            assertThat(done(other, "DELETE FROM attachment.file")).isZero();
            assertThat(done(other, "DELETE FROM attachment.chunk")).isZero();
            assertThat(done(other, "UPDATE attachment.file SET given_at = now(), given_in = gen_random_uuid()"))
                    .isZero();
        }
        desk.give(amara, joint, file);
        assertThat(rows(jonas, "chunk")).isEqualTo(1);
    }

    @Test
    void whatIsGivenStaysAsItIsAndWhereItIs() {
        var file = desk.ready(amara, joint, "letter.txt", WORDS);
        desk.give(amara, joint, file);
        assertThatThrownBy(() -> desk.give(amara, joint, file)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> desk.drop(amara, file)).isInstanceOf(NotFound.class);
        for (var who : List.of(amara, jonas)) {
            for (var deed : List.of(
                    "UPDATE attachment.file SET given_at = NULL, given_in = NULL",
                    "UPDATE attachment.file SET received = 0",
                    "DELETE FROM attachment.file",
                    "DELETE FROM attachment.chunk",
                    "UPDATE attachment.chunk SET sealed = 'x'")) {
                assertThat(done(who, deed)).as(deed).isZero();
            }
            assertThatThrownBy(
                            () -> done(
                                    who,
                                    "INSERT INTO attachment.chunk SELECT practice_id, file_id, edition, number + 1, circle_id, author_id, sealed FROM attachment.chunk"))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void onlyWhatIsReadyAndOfThisCircleIsGivenAndAllOfItOrNone() {
        var whole = desk.ready(amara, joint, "whole.txt", WORDS);
        var begun = desk.begin(amara, joint, "begun.txt", 10);
        var apart = desk.ready(amara, desk.member(amara), "apart.txt", WORDS);
        for (var wrong : List.of(begun, apart, FileId.next())) {
            assertThatThrownBy(() -> desk.give(amara, joint, whole, wrong))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("nothing was sent");
        }
        hidden(jonas, whole);
        assertThat(desk.of(jonas, desk.give(amara, joint, whole, whole))).hasSize(1);
    }

    @Test
    void nobodyAttachesWhereTheyDoNotWrite() {
        var team = desk.circles(therapist).team().id();
        for (var circle : List.of(team, desk.member(jonas), CircleId.next())) {
            assertThatThrownBy(() -> desk.begin(amara, circle, "x", 10)).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void chunksThatWereSwappedMovedOrLeftOutDoNotOpen() {
        byte[] long1 = new byte[3 * Pieces.SIZE];
        java.util.Arrays.fill(long1, (byte) 'a');
        var file = desk.ready(amara, joint, "long.txt", long1);
        var other = desk.ready(amara, joint, "other.txt", long1);
        assertThat(desk.bytes(amara, file)).isEqualTo(long1);
        broken(
                file,
                other,
                "UPDATE attachment.chunk SET number = CASE number WHEN 0 THEN 1001 ELSE 1000 END WHERE number < 2 AND file_id = 'FILE'; "
                        + "UPDATE attachment.chunk SET number = number - 1000 WHERE number >= 1000 AND file_id = 'FILE'");
        broken(
                file,
                other,
                "UPDATE attachment.chunk c SET sealed = o.sealed FROM attachment.chunk o WHERE c.file_id = 'FILE' AND o.file_id = 'OTHER' AND c.number = o.number");
        broken(file, other, "DELETE FROM attachment.chunk WHERE number = 1 AND file_id = 'FILE'");
        broken(
                file,
                other,
                "DELETE FROM attachment.chunk WHERE number = 2 AND file_id = 'FILE'; UPDATE attachment.file SET size = 524288, chunks = 2 WHERE file_id = 'FILE'");
        broken(file, other, "UPDATE attachment.file SET size = size - 1 WHERE file_id = 'FILE'");
        broken(
                file,
                other,
                "UPDATE attachment.file SET author_id = '%s' WHERE file_id = 'FILE'".formatted(jonas.person()));
        assertThat(desk.bytes(amara, file)).isEqualTo(long1);
    }

    /** Does it to the database from outside, and undoes it. */
    private void broken(FileId file, FileId other, String deed) {
        var rows = "'%s', '%s'".formatted(file, other);
        outside.asAdministrator("CREATE TABLE public.f AS SELECT * FROM attachment.file WHERE file_id IN (" + rows
                + "); CREATE TABLE public.c AS SELECT * FROM attachment.chunk WHERE file_id IN (" + rows + ")");
        try {
            outside.asAdministrator("SET session_replication_role = replica; "
                    + deed.replace("FILE", file.toString()).replace("OTHER", other.toString()));
            assertThatThrownBy(() -> desk.bytes(amara, file))
                    .as(deed)
                    .isInstanceOfAny(IllegalStateException.class, NotFound.class);
        } finally {
            outside.asAdministrator(
                    "SET session_replication_role = replica; DELETE FROM attachment.chunk WHERE file_id IN ("
                            + rows + "); DELETE FROM attachment.file WHERE file_id IN (" + rows
                            + "); INSERT INTO attachment.file SELECT * FROM public.f; INSERT INTO attachment.chunk SELECT * FROM public.c;"
                            + " DROP TABLE public.f; DROP TABLE public.c");
        }
    }

    /** For who finds nothing of it, on whichever way. */
    private void hidden(Viewer other, FileId file) {
        unread(other, file);
        assertThatThrownBy(() -> desk.length(other, file)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> desk.append(other, file, 0, WORDS)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> desk.finish(other, file)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> desk.drop(other, file)).isInstanceOf(NotFound.class);
    }

    private void unread(Viewer other, FileId file) {
        assertThatThrownBy(() -> desk.open(other, file)).isInstanceOf(NotFound.class);
    }

    private int rows(Viewer viewer, String table) {
        return viewer.call(() -> entrance.call(
                desk.id(),
                inside -> jdbc.sql("SELECT count(*) FROM attachment." + table)
                        .query(Integer.class)
                        .single()));
    }

    private int done(Viewer viewer, String statement) {
        return viewer.call(
                () -> entrance.call(desk.id(), inside -> jdbc.sql(statement).update()));
    }
}
