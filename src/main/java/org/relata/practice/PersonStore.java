package org.relata.practice;

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
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PersonStore {
    /** The predicate's wall: known to the viewer, or everybody for who runs the practice, or whom this member of staff has added. */
    private static final String KNOWN =
            " practice_id = :practice AND (person_id = ANY (:people) OR :everyone OR (:staff AND created_by = :viewer))";

    private final JdbcClient jdbc;

    PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Entered inside, PersonId id, NewPerson person, Instant at) {
        jdbc.sql("""
                INSERT INTO practice.person (practice_id, person_id, name, pronouns, created_by, created_at)
                VALUES (:practice, :person, :name, :pronouns, :by, :at)""")
                .param("practice", inside.practice())
                .param("person", id.value())
                .param("name", person.name().strip())
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
        return jdbc.sql("""
                SELECT person_id, email, phone, born_on, language, time_zone FROM practice.contact
                 WHERE practice_id = :practice AND person_id = :person
                   AND (person_id = :viewer OR (:staff AND (person_id = ANY (:people) OR :everyone)))""")
                .param("practice", inside.practice())
                .param("person", id.value())
                .param("viewer", inside.person())
                .param("staff", inside.isStaff())
                .param("people", inside.people())
                .param("everyone", inside.runsPractice())
                .query((row, n) -> new Contact(
                        id,
                        Optional.ofNullable(row.getString("email")),
                        Optional.ofNullable(row.getString("phone")),
                        Optional.ofNullable(row.getObject("born_on", LocalDate.class)),
                        Locale.forLanguageTag(row.getString("language")),
                        Optional.ofNullable(row.getString("time_zone")).map(ZoneId::of)))
                .optional();
    }

    int rename(Entered inside, PersonId id, String name, Optional<String> pronouns) {
        return known(
                        jdbc.sql(
                                "UPDATE practice.person SET name = :name, pronouns = :pronouns WHERE person_id = :person AND"
                                        + KNOWN + " AND (:staff OR person_id = :viewer)"),
                        inside)
                .param("name", name)
                .param("pronouns", pronouns.orElse(null))
                .param("person", id.value())
                .update();
    }

    void delete(Entered inside, List<UUID> ids) {
        jdbc.sql(
                        "DELETE FROM practice.person WHERE practice_id = :practice AND person_id = ANY (:ids) AND :staff AND created_by = :viewer")
                .param("practice", inside.practice())
                .param("ids", ids.toArray(UUID[]::new))
                .param("staff", inside.isStaff())
                .param("viewer", inside.person())
                .update();
    }

    private static JdbcClient.StatementSpec known(JdbcClient.StatementSpec statement, Entered inside) {
        return statement
                .param("practice", inside.practice())
                .param("people", inside.people())
                .param("everyone", inside.runsPractice())
                .param("staff", inside.isStaff())
                .param("viewer", inside.person());
    }

    private static Person person(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Person(
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("name"),
                Optional.ofNullable(row.getString("pronouns")));
    }

    private static String escaped(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1");
    }
}
