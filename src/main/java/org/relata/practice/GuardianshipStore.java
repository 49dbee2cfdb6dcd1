package org.relata.practice;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GuardianshipStore {
    /** The predicate's wall: staff who know the minor, or who run the practice. */
    private static final String SIGNED =
            " practice_id = :practice AND :staff AND (minor_id = ANY (:people) OR :everyone)";

    private final JdbcClient jdbc;
    private final Vault vault;

    GuardianshipStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    private static Vault.Place note(UUID guardianship) {
        return new Vault.Place("practice.guardianship", guardianship, "custody_note");
    }

    List<Guardianship> of(Entered inside, List<UUID> minors) {
        return known(jdbc.sql("""
                SELECT g.guardianship_id, g.minor_id, g.guardian_id, p.name, g.custody_note, g.since, g.until
                  FROM practice.guardianship g JOIN practice.person p ON p.practice_id = g.practice_id AND p.person_id = g.guardian_id
                 WHERE g.practice_id = :practice AND g.minor_id = ANY (:minors)
                   AND (:viewer IN (g.minor_id, g.guardian_id) OR (:staff AND (g.minor_id = ANY (:people) OR :everyone)))
                 ORDER BY g.since, g.guardianship_id"""), inside)
                .param("minors", minors.toArray(UUID[]::new))
                .param("viewer", inside.person())
                .query((row, n) -> new Guardianship(
                        row.getObject("guardianship_id", UUID.class),
                        new PersonId(row.getObject("minor_id", UUID.class)),
                        new PersonId(row.getObject("guardian_id", UUID.class)),
                        row.getString("name"),
                        vault.openForPractice(
                                inside,
                                note(row.getObject("guardianship_id", UUID.class)),
                                row.getBytes("custody_note")),
                        row.getObject("since", LocalDate.class),
                        Optional.ofNullable(row.getObject("until", LocalDate.class))))
                .list();
    }

    void insert(Entered inside, Guardianship guardianship) {
        jdbc.sql("""
                INSERT INTO practice.guardianship (practice_id, guardianship_id, minor_id, guardian_id, custody_note, since, recorded_by)
                SELECT :practice, :id, :minor, :guardian, :note, :since, :viewer WHERE :staff""")
                .param("practice", inside.practice())
                .param("id", guardianship.id())
                .param("minor", guardianship.minor().value())
                .param("guardian", guardianship.guardian().value())
                .param(
                        "note",
                        vault.sealForPractice(inside, note(guardianship.id()), guardianship.custodyNote()),
                        Types.BINARY)
                .param("since", guardianship.since())
                .param("viewer", inside.person())
                .param("staff", inside.isStaff())
                .update();
    }

    int end(Entered inside, PersonId minor, UUID id, LocalDate on) {
        return known(
                        jdbc.sql(
                                "UPDATE practice.guardianship SET until = :until WHERE guardianship_id = :id AND minor_id = :minor AND until IS NULL AND"
                                        + SIGNED),
                        inside)
                .param("until", on)
                .param("id", id)
                .param("minor", minor.value())
                .update();
    }

    private static JdbcClient.StatementSpec known(JdbcClient.StatementSpec statement, Entered inside) {
        return statement
                .param("practice", inside.practice())
                .param("people", inside.people())
                .param("everyone", inside.runsPractice())
                .param("staff", inside.isStaff());
    }
}
