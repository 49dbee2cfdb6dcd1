package org.relata.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.relata.kernel.Capacity;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Invitations as staff make and end them. */
@Repository
class InvitationStore {
    private static final Duration LASTS = Duration.ofDays(7);
    private static final Duration RENEWAL_LASTS = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    InvitationStore(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** What is written down of a new invitation; of its key and of the spoken code only hashes. */
    record Made(PersonId person, String name, Optional<String> email, Locale language, Set<Capacity> as) {}

    UUID insert(Entered inside, Made made, String key, Optional<String> spoken) {
        UUID id = Ids.next();
        jdbc.sql("""
                INSERT INTO identity.invitation (practice_id, invitation_id, person_id, renewal, name, email, language, client, staff, token, spoken,
                                                 made_by, made_at, expires_at)
                VALUES (:practice, :id, :person, :renewal, :name, :email, :language, :client, :staff, :token, :spoken, :by, :at, :until)""")
                .param("practice", inside.practice())
                .param("id", id)
                .param("person", made.person().value())
                .param("renewal", spoken.isPresent())
                .param("name", made.name())
                .param("email", made.email().orElse(null))
                .param("language", made.language().toLanguageTag())
                .param("client", made.as().contains(Capacity.CLIENT))
                .param("staff", made.as().contains(Capacity.STAFF))
                .param("token", Secret.hash(key))
                .param("spoken", spoken.map(code -> spoken(key, code)).orElse(null))
                .param("by", inside.person())
                .param("at", now())
                .param("until", now().plus(spoken.isPresent() ? RENEWAL_LASTS : LASTS))
                .update();
        return id;
    }

    /** Ends the open invitation of this person, if there is one, and says as what it invited. */
    Set<Capacity> end(Entered inside, PersonId person, String ending) {
        Set<Capacity> as = EnumSet.noneOf(Capacity.class);
        jdbc.sql("""
                UPDATE identity.invitation SET ended_at = :at, ending = :ending
                 WHERE practice_id = :practice AND person_id = :person AND ended_at IS NULL AND :staff AND (person_id = ANY (:people) OR :everyone)
                RETURNING client, staff""")
                .param("at", now())
                .param("ending", ending)
                .param("practice", inside.practice())
                .param("person", person.value())
                .param("staff", inside.isStaff())
                .param("people", inside.people())
                .param("everyone", inside.runsPractice())
                .query((row, n) -> {
                    if (row.getBoolean("client")) {
                        as.add(Capacity.CLIENT);
                    }
                    return row.getBoolean("staff") && as.add(Capacity.STAFF);
                })
                .list();
        return as;
    }

    void witness(Entered inside, PersonId person, UUID invitation, String words) {
        UUID id = Ids.next();
        jdbc.sql("""
                INSERT INTO identity.witness (practice_id, witness_id, person_id, invitation_id, words, vouched_by, vouched_at)
                VALUES (:practice, :id, :person, :invitation, :words, :by, :at)""")
                .param("practice", inside.practice())
                .param("id", id)
                .param("person", person.value())
                .param("invitation", invitation)
                .param(
                        "words",
                        vault.sealForPractice(
                                jdbc, inside.viewer().practice(), new Place("identity.witness", id, "words"), words))
                .param("by", inside.person())
                .param("at", now())
                .update();
    }

    static byte[] spoken(String key, String code) {
        return Secret.hash("spoken", key, code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
