package org.relata.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relata.identity.AccountState.Stage;
import org.relata.kernel.Capacity;
import org.relata.kernel.PersonId;
import org.relata.kernel.Role;
import org.relata.platform.Entered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts as a viewer sees them: one's own, and of others that they exist. */
@Repository
class AccountStore {
    /** The predicate's wall: whom a member of staff knows, and everybody for who runs the practice. */
    private static final String KNOWN =
            " practice_id = :practice AND :staff AND (person_id = ANY (:people) OR :everyone)";

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One's own account, if it has not ended and no factor has ended since this epoch. */
    Optional<Account> standing(Entered inside, int epoch) {
        boolean client = inside.viewer().capacity() == Capacity.CLIENT;
        Set<Role> roles = Stream.of(Role.values()).filter(inside::is).collect(Collectors.toUnmodifiableSet());
        return jdbc.sql("""
                SELECT a.name, a.epoch, a.client AND a.staff AS both, p.language, p.time_zone, p.keys
                  FROM identity.account a JOIN identity.preference p USING (practice_id, person_id)
                 WHERE a.practice_id = :practice AND a.person_id = :viewer AND a.ended_at IS NULL AND (a.epoch = :epoch OR :epoch = 0)
                   AND CASE WHEN :client THEN a.client ELSE a.staff AND :holds END""")
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .param("epoch", epoch)
                .param("client", client)
                .param("holds", !roles.isEmpty())
                .query((row, n) -> new Account(
                        row.getString("name"),
                        Locale.forLanguageTag(row.getString("language")),
                        ZoneId.of(row.getString("time_zone")),
                        row.getBoolean("keys"),
                        row.getInt("epoch"),
                        row.getBoolean("both"),
                        roles))
                .optional();
    }

    Map<PersonId, AccountState> states(Entered inside, Collection<PersonId> people) {
        Map<PersonId, AccountState> states = new HashMap<>();
        people.forEach(person -> states.put(person, AccountState.NONE));
        known(jdbc.sql("""
                SELECT p.person_id, a.person_id IS NOT NULL AS account, a.ended_at IS NOT NULL AS ended, i.expires_at, i.ending
                  FROM unnest(:ids) AS p (person_id)
                  LEFT JOIN (SELECT person_id, ended_at FROM identity.account WHERE""" + KNOWN + """
                ) a ON a.person_id = p.person_id
                  LEFT JOIN LATERAL (SELECT expires_at, ending FROM identity.invitation WHERE person_id = p.person_id AND""" + KNOWN + """
                 ORDER BY made_at DESC LIMIT 1) i ON true"""), inside)
                .param("ids", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, n) -> states.put(new PersonId(row.getObject("person_id", UUID.class)), state(row)))
                .list();
        return states;
    }

    private AccountState state(ResultSet row) throws SQLException {
        OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
        Optional<Instant> until = Optional.ofNullable(expires).map(OffsetDateTime::toInstant);
        boolean open = until.filter(clock.instant()::isBefore).isPresent() && row.getString("ending") == null;
        if (row.getBoolean("account")) {
            return row.getBoolean("ended")
                    ? new AccountState(Stage.LOCKED_OUT, Optional.empty())
                    : open ? new AccountState(Stage.RENEWING, until) : new AccountState(Stage.ACTIVE, Optional.empty());
        }
        return until.isEmpty() ? AccountState.NONE : new AccountState(open ? Stage.INVITED : Stage.EXPIRED, until);
    }

    /** Whether the account acts as a client alone; empty where there is none, or none that the viewer knows of. */
    Optional<Boolean> isClientAlone(Entered inside, PersonId person) {
        return known(jdbc.sql("SELECT NOT staff FROM identity.account WHERE person_id = :person AND" + KNOWN), inside)
                .param("person", person.value())
                .query(Boolean.class)
                .optional();
    }

    int addCapacity(Entered inside, PersonId person, Capacity capacity) {
        return known(
                        jdbc.sql(
                                "UPDATE identity.account SET client = client OR :client, staff = staff OR NOT :client WHERE person_id = :person AND"
                                        + KNOWN),
                        inside)
                .param("person", person.value())
                .param("client", capacity == Capacity.CLIENT)
                .update();
    }

    /** Ends the account or gives it back; either way whatever session there was is over. */
    int setEnded(Entered inside, PersonId person, boolean ended) {
        return known(jdbc.sql("""
                UPDATE identity.account SET ended_at = CASE WHEN :ended THEN :at::timestamptz END, ended_by = CASE WHEN :ended THEN :viewer::uuid END,
                       epoch = epoch + 1
                 WHERE person_id = :person AND person_id <> :viewer AND (ended_at IS NULL) = :ended AND""" + KNOWN), inside)
                .param("person", person.value())
                .param("viewer", inside.person())
                .param("ended", ended)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** At once, and not only at the next request: whatever is open at this moment closes with its session. */
    void endSessions(PersonId person) {
        jdbc.sql("DELETE FROM platform.spring_session WHERE principal_name = :person")
                .param("person", person.toString())
                .update();
    }

    /** An account is called as its person is; where there is no account there is nothing to rename. */
    void rename(Entered inside, PersonId person, String name) {
        jdbc.sql("""
                UPDATE identity.account SET name = :name WHERE practice_id = :practice AND person_id = :person
                   AND (person_id = :viewer OR (:staff AND (person_id = ANY (:people) OR :everyone)))""")
                .param("name", name)
                .param("practice", inside.practice())
                .param("person", person.value())
                .param("viewer", inside.person())
                .param("staff", inside.isStaff())
                .param("people", inside.people())
                .param("everyone", inside.runsPractice())
                .update();
    }

    int prefer(Entered inside, Locale language, ZoneId zone, boolean keys) {
        return jdbc.sql("""
                UPDATE identity.preference SET language = :language, time_zone = :zone, keys = :keys
                 WHERE practice_id = :practice AND person_id = :viewer""")
                .param("language", language.toLanguageTag())
                .param("zone", zone.getId())
                .param("keys", keys)
                .param("practice", inside.practice())
                .param("viewer", inside.person())
                .update();
    }

    private static JdbcClient.StatementSpec known(JdbcClient.StatementSpec statement, Entered inside) {
        return statement
                .param("practice", inside.practice())
                .param("staff", inside.isStaff())
                .param("people", inside.people())
                .param("everyone", inside.runsPractice());
    }
}
