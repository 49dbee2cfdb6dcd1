package org.relata.practice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.kernel.Role;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PersonStore {
    /** Who signs for a minor whom the viewer knows. */
    private static final String SIGNS =
            "ARRAY(SELECT g.guardian_id FROM practice.guardianship g WHERE g.practice_id = :practice AND g.minor_id = ANY (:people))";

    /** The predicate's wall: known to the viewer, or everybody for who runs the practice; for staff also whom they have added, and guardians. */
    private static final String KNOWN = " practice_id = :practice AND (person_id = ANY (:people) OR :everyone"
            + " OR (:staff AND (created_by = :viewer OR person_id = ANY (" + SIGNS + "))))";

    private static final String COLLEAGUE =
            "person_id = ANY (ARRAY(SELECT r.person_id FROM practice.staff_role r WHERE r.practice_id = :practice AND r.until IS NULL))";

    /** Whose contact the viewer sees: the viewer's own, for staff of those they work for, and everybody's for who runs the practice. */
    private static final String REACHED =
            " practice_id = :practice AND (person_id = :viewer OR :everyone" + " OR (:staff AND NOT " + COLLEAGUE
                    + " AND (person_id = ANY (:people) OR person_id = ANY (" + SIGNS + "))))";

    /** Whose name and contact the viewer changes: as above, but a colleague's only as the owner. */
    private static final String MENDED =
            " practice_id = :practice AND (person_id = :viewer OR :owner OR (:staff AND NOT " + COLLEAGUE
                    + " AND (:everyone OR person_id = ANY (:people) OR person_id = ANY (" + SIGNS + "))))";

    private final JdbcClient jdbc;
    private final Vault vault;

    PersonStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    private static Vault.Place because(PersonId person) {
        return new Vault.Place("practice.contact", person.value(), "no_guardian_because");
    }

    void insert(Entered inside, PersonId id, NewPerson person, Instant at) {
        jdbc.sql("""
                INSERT INTO practice.person (practice_id, person_id, name, pronouns, created_by, created_at)
                VALUES (:practice, :person, :name, :pronouns, :by, :at)""")
                .param("practice", inside.practice())
                .param("person", id.value())
                .param("name", person.name())
                .param("pronouns", person.pronouns().filter(p -> !p.isBlank()).orElse(null))
                .param("by", inside.person())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                INSERT INTO practice.contact (practice_id, person_id, email, born_on) VALUES (:practice, :person, :email, :born)""")
                .param("practice", inside.practice())
                .param("person", id.value())
                .param(
                        "email",
                        person.email()
                                .filter(e -> !e.isBlank())
                                .map(String::strip)
                                .orElse(null))
                .param("born", person.bornOn().orElse(null), Types.DATE)
                .update();
    }

    List<Person> people(Entered inside, List<UUID> ids) {
        return known(
                        jdbc.sql(
                                "SELECT person_id, name, pronouns FROM practice.person WHERE person_id = ANY (:ids) AND"
                                        + KNOWN),
                        inside)
                .param("ids", ids.toArray(UUID[]::new))
                .query(PersonStore::person)
                .list();
    }

    List<Person> find(Entered inside, String text, int limit) {
        return known(jdbc.sql("""
                SELECT person_id, name, pronouns FROM practice.person
                 WHERE (lower(name) LIKE :start OR lower(name) LIKE :later) AND""" + KNOWN + " ORDER BY lower(name), person_id LIMIT :limit"), inside)
                .param("start", escaped(text) + "%")
                .param("later", "% " + escaped(text) + "%")
                .param("limit", limit)
                .query(PersonStore::person)
                .list();
    }

    Optional<Contact> contact(Entered inside, PersonId id) {
        return contacts(inside, List.of(id.value())).stream().findFirst();
    }

    List<Contact> contacts(Entered inside, List<UUID> ids) {
        return known(jdbc.sql("""
                SELECT person_id, email, phone, born_on, language, time_zone, no_guardian_because FROM practice.contact
                 WHERE person_id = ANY (:ids) AND""" + REACHED), inside)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> contact(inside, row))
                .list();
    }

    int update(Entered inside, Contact contact) {
        return known(jdbc.sql("""
                UPDATE practice.contact SET email = :email, phone = :phone, born_on = :born, language = :language, time_zone = :zone,
                       no_guardian_because = :because WHERE person_id = :person AND""" + MENDED), inside)
                .param("owner", inside.is(Role.OWNER))
                .param("email", contact.email().orElse(null))
                .param("phone", contact.phone().orElse(null))
                .param("born", contact.bornOn().orElse(null), Types.DATE)
                .param("language", contact.language().toLanguageTag())
                .param("zone", contact.zone().map(ZoneId::getId).orElse(null))
                .param(
                        "because",
                        vault.sealForPractice(inside, because(contact.person()), contact.noGuardianBecause()),
                        Types.BINARY)
                .param("person", contact.person().value())
                .update();
    }

    void recordChange(Entered inside, PersonId id, List<String> fields, Instant at) {
        jdbc.sql("""
                INSERT INTO practice.person_change (practice_id, change_id, person_id, fields, changed_by, changed_by_name, changed_at)
                SELECT practice_id, :change, :person, :fields, person_id, name, :at FROM practice.person
                 WHERE practice_id = :practice AND person_id = :viewer""")
                .param("change", Ids.next())
                .param("person", id.value())
                .param("fields", fields.toArray(String[]::new))
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .update();
    }

    List<PersonChange> changes(Entered inside, PersonId id) {
        return jdbc.sql("""
                SELECT fields, changed_by_name, changed_at FROM practice.person_change
                 WHERE practice_id = :practice AND person_id = :person
                   AND (person_id = :viewer OR (:staff AND (person_id = ANY (:people) OR :everyone)))
                 ORDER BY changed_at DESC, change_id DESC LIMIT 20""")
                .param("practice", inside.practice())
                .param("person", id.value())
                .param("viewer", inside.person())
                .param("staff", inside.isStaff())
                .param("people", inside.people())
                .param("everyone", inside.runsPractice())
                .query((row, n) -> new PersonChange(
                        List.of((String[]) row.getArray("fields").getArray()),
                        row.getString("changed_by_name"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    int rename(Entered inside, PersonId id, String name, Optional<String> pronouns) {
        return known(
                        jdbc.sql(
                                "UPDATE practice.person SET name = :name, pronouns = :pronouns WHERE person_id = :person AND"
                                        + MENDED),
                        inside)
                .param("owner", inside.is(Role.OWNER))
                .param("name", name)
                .param("pronouns", pronouns.orElse(null))
                .param("person", id.value())
                .update();
    }

    /** With who signs for them as far as this viewer has recorded it. */
    void delete(Entered inside, List<UUID> ids) {
        for (String statement : List.of(
                "DELETE FROM practice.guardianship WHERE practice_id = :practice AND minor_id = ANY (:ids) AND :staff AND recorded_by = :viewer",
                "DELETE FROM practice.person WHERE practice_id = :practice AND person_id = ANY (:ids) AND :staff AND created_by = :viewer")) {
            jdbc.sql(statement)
                    .param("practice", inside.practice())
                    .param("ids", ids.toArray(UUID[]::new))
                    .param("staff", inside.isStaff())
                    .param("viewer", inside.person())
                    .update();
        }
    }

    private static JdbcClient.StatementSpec known(JdbcClient.StatementSpec statement, Entered inside) {
        return statement
                .param("practice", inside.practice())
                .param("people", inside.people())
                .param("everyone", inside.runsPractice())
                .param("staff", inside.isStaff())
                .param("viewer", inside.person());
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("name"),
                Optional.ofNullable(row.getString("pronouns")));
    }

    private Contact contact(Entered inside, ResultSet row) throws SQLException {
        PersonId person = new PersonId(row.getObject("person_id", UUID.class));
        return new Contact(
                person,
                Optional.ofNullable(row.getString("email")),
                Optional.ofNullable(row.getString("phone")),
                Optional.ofNullable(row.getObject("born_on", LocalDate.class)),
                Locale.forLanguageTag(row.getString("language")),
                Optional.ofNullable(row.getString("time_zone")).map(ZoneId::of),
                vault.openForPractice(inside, because(person), row.getBytes("no_guardian_because")));
    }

    private static String escaped(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1");
    }
}
