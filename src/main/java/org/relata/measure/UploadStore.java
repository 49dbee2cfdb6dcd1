package org.relata.measure;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.relata.kernel.Role;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps a chosen file, sealed, until it is brought in; one for each person, so that nothing lies about. */
@Repository
class UploadStore {
    private final JdbcClient jdbc;
    private final Vault vault;

    UploadStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    record Upload(String fileName, byte[] content) {}

    int insert(Entered inside, UploadId id, Upload upload, Instant at) {
        forget(inside);
        var text = new String(upload.content(), StandardCharsets.ISO_8859_1);
        return jdbc.sql("""
                INSERT INTO measure.upload (practice_id, upload_id, file_name, content, uploaded_by, uploaded_at)
                SELECT :practice, :id, :file, :content, :viewer, :at WHERE :treats""")
                .param("practice", inside.practice())
                .param("id", id.value())
                .param("file", upload.fileName())
                .param("content", vault.sealForPractice(jdbc, inside.viewer().practice(), place(id), text))
                .param("viewer", inside.person())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("treats", inside.is(Role.CLINICIAN) || inside.is(Role.OWNER))
                .update();
    }

    Optional<Upload> find(Entered inside, UploadId id) {
        return jdbc.sql("""
                SELECT file_name, content FROM measure.upload
                 WHERE practice_id = :practice AND upload_id = :id AND uploaded_by = :viewer AND :staff""")
                .param("practice", inside.practice())
                .param("id", id.value())
                .param("viewer", inside.person())
                .param("staff", inside.isStaff())
                .query((row, n) -> new Upload(
                        row.getString("file_name"),
                        vault.openForPractice(jdbc, inside.viewer().practice(), place(id), row.getBytes("content"))
                                .getBytes(StandardCharsets.ISO_8859_1)))
                .optional();
    }

    /** Forgets every file that the viewer has chosen. */
    void forget(Entered inside) {
        jdbc.sql("DELETE FROM measure.upload WHERE practice_id = :practice AND uploaded_by = :viewer AND :staff")
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("staff", inside.isStaff())
                .update();
    }

    private static Place place(UploadId id) {
        return new Place("measure.upload", id.value(), "content");
    }
}
