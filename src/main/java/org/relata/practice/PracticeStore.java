package org.relata.practice;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.PracticeId;
import org.relata.kernel.Refused;
import org.relata.kernel.Role;
import org.relata.platform.Entered;
import org.relata.platform.Keeper.Kept;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PracticeStore {
    private final JdbcClient jdbc;

    PracticeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Kept kept, PracticeId id, NewPractice practice) {
        kept.jdbc()
                .sql("""
                        INSERT INTO practice.practice (practice_id, name, country, time_zone, example, opened_at)
                        VALUES (:id, :name, :country, :zone, :example, :at)""")
                .param("id", id.value())
                .param("name", practice.name().strip())
                .param("country", practice.country())
                .param("zone", practice.zone().getId())
                .param("example", practice.example())
                .param("at", kept.at())
                .update();
    }

    void insertOwner(Kept kept, PracticeId practice, PersonId id, NewPerson owner, Set<Role> roles) {
        kept.jdbc()
                .sql("""
                        INSERT INTO practice.person (practice_id, person_id, name, pronouns, created_by, created_at)
                        VALUES (:practice, :person, :name, :pronouns, :person, :at)""")
                .param("practice", practice.value())
                .param("person", id.value())
                .param("name", owner.name().strip())
                .param("pronouns", owner.pronouns().orElse(null))
                .param("at", kept.at())
                .update();
        kept.jdbc()
                .sql("INSERT INTO practice.contact (practice_id, person_id, email) VALUES (:practice, :person, :email)")
                .param("practice", practice.value())
                .param("person", id.value())
                .param("email", owner.email().orElse(null))
                .update();
        for (Role role : roles) {
            kept.jdbc()
                    .sql("""
                            INSERT INTO practice.staff_role (practice_id, role_id, person_id, role, since, given_by)
                            VALUES (:practice, :id, :person, :role, :at, :person)""")
                    .param("practice", practice.value())
                    .param("id", Ids.next())
                    .param("person", id.value())
                    .param("role", role.word())
                    .param("at", kept.at())
                    .update();
        }
    }

    List<Operators.Clinician> clinicians(Kept kept) {
        return kept.jdbc()
                .sql("""
                        SELECT r.practice_id, r.person_id, p.name, coalesce(c.email, '') AS email
                          FROM practice.staff_role r JOIN practice.person p USING (practice_id, person_id)
                          JOIN practice.contact c USING (practice_id, person_id)
                         WHERE r.role = 'clinician' AND (r.until IS NULL OR r.until > :at) ORDER BY p.name""")
                .param("at", kept.at())
                .query((row, n) -> new Operators.Clinician(
                        row.getObject("practice_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getString("name"),
                        row.getString("email")))
                .list();
    }

    int count(Kept kept) {
        return kept.jdbc()
                .sql("SELECT count(*) FROM practice.practice")
                .query(Integer.class)
                .single();
    }

    Practice practice(Entered inside) {
        return jdbc.sql("SELECT name, country, time_zone, example FROM practice.practice WHERE practice_id = :practice")
                .param("practice", inside.practice())
                .query((row, n) -> new Practice(
                        inside.viewer().practice(),
                        row.getString("name"),
                        row.getString("country"),
                        ZoneId.of(row.getString("time_zone")),
                        row.getBoolean("example")))
                .optional()
                .orElseThrow(NotFound::new);
    }

    int update(Entered inside, NewPractice settings) {
        return jdbc.sql("""
                UPDATE practice.practice SET name = :name, country = :country, time_zone = :zone WHERE practice_id = :practice AND :owner""")
                .param("name", settings.name().strip())
                .param("country", settings.country())
                .param("zone", settings.zone().getId())
                .param("practice", inside.practice())
                .param("owner", inside.is(Role.OWNER))
                .update();
    }

    List<StaffMember> staff(Entered inside, Instant at) {
        return jdbc.sql("""
                SELECT r.person_id, p.name, array_agg(r.role ORDER BY r.role) AS roles
                  FROM practice.staff_role r JOIN practice.person p USING (practice_id, person_id)
                 WHERE r.practice_id = :practice AND :staff AND r.since <= :at AND (r.until IS NULL OR r.until > :at)
                 GROUP BY r.person_id, p.name ORDER BY lower(p.name), r.person_id""")
                .param("practice", inside.practice())
                .param("staff", inside.isStaff())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .query((row, n) -> new StaffMember(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getString("name"),
                        Arrays.stream((String[]) row.getArray("roles").getArray())
                                .map(Role::of)
                                .collect(Collectors.toUnmodifiableSet())))
                .list();
    }

    void giveRole(Entered inside, UUID id, PersonId person, Role role, Instant at) {
        int rows = jdbc.sql("""
                INSERT INTO practice.staff_role (practice_id, role_id, person_id, role, since, given_by)
                SELECT practice_id, :id, person_id, :role, :at, :by FROM practice.person
                 WHERE practice_id = :practice AND person_id = :person AND :owner ON CONFLICT DO NOTHING""")
                .param("id", id)
                .param("role", role.word())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("by", inside.person())
                .param("practice", inside.practice())
                .param("person", person.value())
                .param("owner", inside.is(Role.OWNER))
                .update();
        NotFound.unlessOne(rows);
    }

    int endRole(Entered inside, PersonId person, Role role, Instant at) {
        // locked, so that two owners cannot end each other at the same moment
        List<PersonId> owners = jdbc.sql("""
                SELECT person_id FROM practice.staff_role WHERE practice_id = :practice AND role = 'owner' AND until IS NULL AND :owner FOR UPDATE""")
                .param("practice", inside.practice())
                .param("owner", inside.is(Role.OWNER))
                .query((row, n) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
        if (role == Role.OWNER && owners.equals(List.of(person))) {
            throw new Refused("The last owner stays: make somebody else an owner first.");
        }
        return jdbc.sql("""
                UPDATE practice.staff_role SET until = :at
                 WHERE practice_id = :practice AND person_id = :person AND role = :role AND until IS NULL AND :owner""")
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("practice", inside.practice())
                .param("person", person.value())
                .param("role", role.word())
                .param("owner", inside.is(Role.OWNER))
                .update();
    }
}
