package org.relata.relationship;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RelationshipStore {
    /** The predicate's wall, for rows that name a relationship: a seat in it, or running the practice. */
    private static final String SEATED = " practice_id = :practice AND (relationship_id = ANY (:seated) OR :everyone) ";

    private final JdbcClient jdbc;
    private final Vault vault;

    RelationshipStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void insert(Entered inside, RelationshipId id, Kind kind, Optional<String> label, Instant at) {
        jdbc.sql("""
                INSERT INTO relationship.relationship (practice_id, relationship_id, kind, label, created_by, created_at)
                VALUES (:practice, :id, :kind, :label, :by, :at)""")
                .param("practice", inside.practice())
                .param("id", id.value())
                .param("kind", kind.word())
                .param("label", label.filter(l -> !l.isBlank()).orElse(null))
                .param("by", inside.person())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    int update(Entered inside, RelationshipId id, Kind kind, Optional<String> label) {
        return seated(
                        jdbc.sql(
                                "UPDATE relationship.relationship SET kind = :kind, label = :label WHERE relationship_id = :id AND :staff AND"
                                        + SEATED),
                        inside)
                .param("kind", kind.word())
                .param("label", label.filter(l -> !l.isBlank()).orElse(null))
                .param("id", id.value())
                .param("staff", inside.isStaff())
                .update();
    }

    /** In one statement, however many: what its policy compares with grows with the caseload. */
    void choosePolicies(Entered inside, Map<RelationshipId, Policy> chosen, Instant at) {
        int rows = seated(jdbc.sql("""
                INSERT INTO relationship.policy_choice (practice_id, choice_id, relationship_id, policy, version, chosen_by, chosen_at)
                SELECT practice_id, n.choice, relationship_id, n.word, :version, :by, :at
                  FROM unnest(:choices, :ids, :words::text[]) AS n (choice, id, word) JOIN relationship.relationship ON relationship_id = n.id
                 WHERE :staff AND""" + SEATED), inside)
                .param("choices", chosen.keySet().stream().map(id -> Ids.next()).toArray(UUID[]::new))
                .param(
                        "ids",
                        chosen.keySet().stream().map(RelationshipId::value).toArray(UUID[]::new))
                .param("words", chosen.values().stream().map(Policy::word).toArray(String[]::new))
                .param("version", Policy.CURRENT_VERSION)
                .param("by", inside.person())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("staff", inside.isStaff())
                .update();
        if (rows != chosen.size()) {
            throw new NotFound();
        }
    }

    List<PolicyChoice> policies(Entered inside, RelationshipId id) {
        return seated(jdbc.sql("""
                SELECT c.relationship_id, c.policy, c.version, c.chosen_by, p.name, c.chosen_at
                  FROM relationship.policy_choice c LEFT JOIN practice.person p ON p.practice_id = c.practice_id AND p.person_id = c.chosen_by
                 WHERE c.practice_id = :practice AND c.relationship_id = :id AND (c.relationship_id = ANY (:seated) OR :everyone)
                 ORDER BY c.chosen_at DESC, c.choice_id DESC"""), inside)
                .param("id", id.value())
                .query(RelationshipStore::policy)
                .list();
    }

    List<Closure> closures(Entered inside, RelationshipId id) {
        return seated(jdbc.sql("""
                SELECT closed_at, reopened_at FROM relationship.closure
                 WHERE relationship_id = :id AND""" + SEATED + "ORDER BY closed_at DESC"), inside)
                .param("id", id.value())
                .query((row, n) -> new Closure(instant(row, "closed_at"), optionalInstant(row, "reopened_at")))
                .list();
    }

    List<RelationshipId> ids(Entered inside) {
        return seated(jdbc.sql("SELECT relationship_id FROM relationship.relationship WHERE" + SEATED), inside)
                .query((row, n) -> new RelationshipId(row.getObject(1, UUID.class)))
                .list();
    }

    /** By label, or by the name of a member whom the viewer may know of. */
    List<RelationshipId> find(Entered inside, String text, int limit) {
        String typed = text.toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1");
        return seated(jdbc.sql("""
                SELECT r.relationship_id FROM relationship.relationship r
                 WHERE r.practice_id = :practice AND (r.relationship_id = ANY (:seated) OR :everyone)
                   AND ((lower(r.label) LIKE :start OR lower(r.label) LIKE :later)
                        AND (:staff OR EXISTS (SELECT FROM relationship.membership o
                                                WHERE o.practice_id = r.practice_id AND o.relationship_id = r.relationship_id
                                                  AND o.person_id = :viewer AND o.left_at IS NULL))
                        OR EXISTS (SELECT FROM relationship.membership m JOIN practice.person p USING (practice_id, person_id)
                                    WHERE m.practice_id = r.practice_id AND m.relationship_id = r.relationship_id
                                      AND (m.membership_id = ANY (:memberships) OR :everyone)
                                      AND (lower(p.name) LIKE :start OR lower(p.name) LIKE :later)))
                 ORDER BY r.created_at DESC, r.relationship_id LIMIT :limit"""), inside)
                .param("memberships", inside.memberships())
                .param("staff", inside.isStaff())
                .param("viewer", inside.person())
                .param("start", typed + "%")
                .param("later", "% " + typed + "%")
                .param("limit", limit)
                .query((row, n) -> new RelationshipId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Those in which this person is or was a member, as far as the viewer may know of it. */
    List<RelationshipId> of(Entered inside, PersonId person) {
        return seated(jdbc.sql("""
                SELECT DISTINCT relationship_id FROM relationship.membership
                 WHERE person_id = :person AND (membership_id = ANY (:memberships) OR :everyone) AND""" + SEATED), inside)
                .param("memberships", inside.memberships())
                .param("person", person.value())
                .query((row, n) -> new RelationshipId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Members of the relationship whom this viewer has added to the practice and who are named in no other relationship. */
    List<PersonId> membersAddedWith(Entered inside, RelationshipId id) {
        return jdbc.sql("""
                SELECT m.person_id FROM relationship.membership m JOIN practice.person p USING (practice_id, person_id)
                 WHERE m.practice_id = :practice AND m.relationship_id = :id AND (m.membership_id = ANY (:memberships) OR :everyone)
                   AND p.created_by = :viewer
                   AND NOT EXISTS (SELECT FROM relationship.membership o
                                    WHERE o.practice_id = m.practice_id AND o.person_id = m.person_id AND o.relationship_id <> m.relationship_id)""")
                .param("practice", inside.practice())
                .param("id", id.value())
                .param("memberships", inside.memberships())
                .param("everyone", inside.runsPractice())
                .param("viewer", inside.person())
                .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Three statements for any number of relationships. */
    List<Relationship> relationships(Entered inside, List<RelationshipId> wanted, Instant at) {
        UUID[] ids = wanted.stream().map(RelationshipId::value).toArray(UUID[]::new);
        Map<UUID, List<Member>> members = members(inside, ids);
        Map<UUID, List<CareTeamMember>> teams = teams(inside, ids, at);
        return seated(jdbc.sql("""
                SELECT r.relationship_id, r.kind, r.label, r.created_at, c.closed_at, d.resumed_at, p.policy, p.version, p.chosen_by, NULL AS name, p.chosen_at
                  FROM relationship.relationship r
                  LEFT JOIN LATERAL (SELECT * FROM relationship.policy_choice
                                      WHERE practice_id = r.practice_id AND relationship_id = r.relationship_id
                                      ORDER BY chosen_at DESC, choice_id DESC LIMIT 1) p ON true
                  LEFT JOIN relationship.closure c ON c.practice_id = r.practice_id AND c.relationship_id = r.relationship_id AND c.reopened_at IS NULL
                 CROSS JOIN LATERAL (SELECT max(reopened_at) AS resumed_at FROM relationship.closure
                                      WHERE practice_id = r.practice_id AND relationship_id = r.relationship_id) d
                 WHERE r.practice_id = :practice AND r.relationship_id = ANY (:ids) AND (r.relationship_id = ANY (:seated) OR :everyone)"""), inside)
                .param("ids", ids)
                .query((row, n) -> {
                    UUID id = row.getObject("relationship_id", UUID.class);
                    return new Relationship(
                            new RelationshipId(id),
                            Kind.of(row.getString("kind")),
                            Optional.ofNullable(row.getString("label")).filter(label -> isIn(inside, members.get(id))),
                            members.getOrDefault(id, List.of()),
                            teams.getOrDefault(id, List.of()),
                            row.getString("policy") == null ? Optional.empty() : Optional.of(policy(row, n)),
                            instant(row, "created_at"),
                            optionalInstant(row, "closed_at"),
                            optionalInstant(row, "resumed_at"),
                            inside.isStaff()
                                    && teams.getOrDefault(id, List.of()).stream()
                                            .anyMatch(care -> isOfTheTeam(inside, care, at)));
                })
                .stream()
                .sorted(Comparator.comparing(Relationship::title, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(r -> r.id().value()))
                .toList();
    }

    private static boolean isOfTheTeam(Entered inside, CareTeamMember care, Instant at) {
        return care.person().equals(inside.viewer().person())
                && care.onlyMember().isEmpty()
                && care.isCurrent(at);
    }

    private Map<UUID, List<Member>> members(Entered inside, UUID[] ids) {
        return grouped(seated(jdbc.sql("""
                SELECT m.relationship_id, m.person_id, p.name, p.pronouns, m.role, m.position, m.joined_at, m.left_at
                  FROM relationship.membership m JOIN practice.person p USING (practice_id, person_id)
                 WHERE m.practice_id = :practice AND m.relationship_id = ANY (:ids) AND (m.relationship_id = ANY (:seated) OR :everyone)
                   AND (m.membership_id = ANY (:memberships) OR :everyone)
                 ORDER BY m.position"""), inside)
                .param("memberships", inside.memberships())
                .param("ids", ids)
                .query((row, n) -> new Row<>(row.getObject("relationship_id", UUID.class), member(row)))
                .list());
    }

    private Map<UUID, List<CareTeamMember>> teams(Entered inside, UUID[] ids, Instant at) {
        return grouped(seated(jdbc.sql("""
                SELECT t.relationship_id, t.care_id, t.person_id, p.name, t.role, t.member_id, t.since, t.until, t.shown_from,
                       CASE WHEN :arranger THEN t.reason END AS reason, CASE WHEN :arranger THEN t.delay_reason END AS delay_reason
                  FROM relationship.care_team t JOIN practice.person p USING (practice_id, person_id)
                 WHERE t.practice_id = :practice AND t.relationship_id = ANY (:ids) AND (t.relationship_id = ANY (:seated) OR :everyone)
                   AND (:staff OR (t.shown_from <= :at AND (t.member_id IS NULL OR t.member_id = :viewer)))
                 ORDER BY t.since, t.care_id"""), inside)
                .param("ids", ids)
                .param("staff", inside.isStaff())
                // the front desk knows who is on a team, not why
                .param(
                        "arranger",
                        inside.isStaff()
                                && (inside.is(Role.OWNER) || inside.is(Role.CLINICIAN) || inside.is(Role.SUPERVISOR)))
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("viewer", inside.person())
                .query((row, n) -> new Row<>(row.getObject("relationship_id", UUID.class), careTeamMember(inside, row)))
                .list());
    }

    /** Who has left knows a relationship by its members: a label may have been given since. */
    private static boolean isIn(Entered inside, @Nullable List<Member> members) {
        return inside.isStaff()
                || members != null
                        && members.stream()
                                .anyMatch(member -> member.isCurrent()
                                        && member.person()
                                                .equals(inside.viewer().person()));
    }

    private record Row<T>(UUID relationship, T value) {}

    private static <T> Map<UUID, List<T>> grouped(List<Row<T>> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(Row::relationship, Collectors.mapping(Row::value, Collectors.toList())));
    }

    private static JdbcClient.StatementSpec seated(JdbcClient.StatementSpec statement, Entered inside) {
        return statement
                .param("practice", inside.practice())
                .param("seated", inside.relationships())
                .param("everyone", inside.runsPractice());
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("name"),
                Optional.ofNullable(row.getString("pronouns")),
                MemberRole.of(row.getString("role")),
                row.getInt("position"),
                instant(row, "joined_at"),
                optionalInstant(row, "left_at"));
    }

    private CareTeamMember careTeamMember(Entered inside, ResultSet row) throws SQLException {
        UUID id = row.getObject("care_id", UUID.class);
        return new CareTeamMember(
                id,
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("name"),
                CareRole.of(row.getString("role")),
                Optional.ofNullable(row.getObject("member_id", UUID.class)).map(PersonId::new),
                vault.openForPractice(inside, CircleStore.words(id, "reason"), row.getBytes("reason")),
                instant(row, "since"),
                optionalInstant(row, "until"),
                instant(row, "shown_from"),
                vault.openForPractice(inside, CircleStore.words(id, "delay_reason"), row.getBytes("delay_reason")));
    }

    private static PolicyChoice policy(ResultSet row, int number) throws SQLException {
        return new PolicyChoice(
                Policy.of(row.getString("policy")),
                row.getInt("version"),
                new PersonId(row.getObject("chosen_by", UUID.class)),
                Optional.ofNullable(row.getString("name")),
                instant(row, "chosen_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
