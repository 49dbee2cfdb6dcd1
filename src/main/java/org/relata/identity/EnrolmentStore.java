package org.relata.identity;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.relata.kernel.Capacity;
import org.relata.kernel.Ids;
import org.relata.platform.Keeper.Kept;
import org.springframework.stereotype.Repository;

/** Invitations as the keeper sees them when somebody opens one. */
@Repository
class EnrolmentStore {
    private static final int TRIES = 5;

    Optional<Invitation> open(Kept kept, String key) {
        return kept.jdbc()
                .sql("""
                        SELECT i.*, p.name AS practice, p.time_zone FROM identity.invitation i JOIN practice.practice p USING (practice_id)
                         WHERE i.token = :token AND i.ended_at IS NULL AND i.expires_at > :at AND i.tries < :tries""")
                .param("token", Secret.hash(key))
                .param("at", kept.at())
                .param("tries", TRIES)
                .query((row, n) -> new Invitation(
                        row.getObject("invitation_id", UUID.class),
                        new Holder(row.getObject("practice_id", UUID.class), row.getObject("person_id", UUID.class)),
                        row.getBoolean("renewal"),
                        row.getString("name"),
                        Optional.ofNullable(row.getString("email")),
                        Locale.forLanguageTag(row.getString("language")),
                        row.getString("practice"),
                        ZoneId.of(row.getString("time_zone"))))
                .optional();
    }

    /** Uses up one of five tries and says whether the spoken code is right. */
    boolean told(Kept kept, Invitation invitation, byte[] spoken) {
        return kept.jdbc()
                .sql("""
                        UPDATE identity.invitation SET tries = tries + 1
                         WHERE practice_id = :practice AND invitation_id = :id AND ended_at IS NULL AND tries < :tries
                        RETURNING spoken = :spoken""")
                .param("practice", invitation.holder().practice())
                .param("id", invitation.id())
                .param("tries", TRIES)
                .param("spoken", spoken)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** As what the invitation lets somebody in, if it is still open; it is not from here on. Of all who try at once one succeeds. */
    Optional<Invited> accept(Kept kept, UUID practice, UUID invitation) {
        return kept.jdbc()
                .sql("""
                        UPDATE identity.invitation SET ended_at = :at, ending = 'accepted'
                         WHERE practice_id = :practice AND invitation_id = :id AND ended_at IS NULL AND expires_at > :at
                        RETURNING name, client, staff""")
                .param("at", kept.at())
                .param("practice", practice)
                .param("id", invitation)
                .query((row, n) ->
                        new Invited(row.getString("name"), row.getBoolean("client"), row.getBoolean("staff")))
                .optional();
    }

    record Invited(String name, boolean client, boolean staff) {}

    void insertAccount(Kept kept, Holder holder, Invited as, String language, String zone) {
        kept.jdbc()
                .sql("""
                        INSERT INTO identity.account (practice_id, person_id, name, client, staff, opened_at)
                        VALUES (:practice, :person, :name, :client, :staff, :at)""")
                .param("practice", holder.practice())
                .param("person", holder.person())
                .param("name", as.name())
                .param("client", as.client())
                .param("staff", as.staff())
                .param("at", kept.at())
                .update();
        kept.jdbc()
                .sql("""
                        INSERT INTO identity.preference (practice_id, person_id, language, time_zone)
                        VALUES (:practice, :person, :language, :zone)""")
                .param("practice", holder.practice())
                .param("person", holder.person())
                .param("language", language)
                .param("zone", zone)
                .update();
    }

    /** Whatever session there was is over, and no device is remembered any more. */
    void endSessions(Kept kept, Holder holder) {
        kept.jdbc()
                .sql(
                        "UPDATE identity.account SET epoch = epoch + 1 WHERE practice_id = :practice AND person_id = :person")
                .param("practice", holder.practice())
                .param("person", holder.person())
                .update();
        kept.jdbc()
                .sql(
                        "UPDATE identity.device SET remembered_until = NULL WHERE practice_id = :practice AND person_id = :person")
                .param("practice", holder.practice())
                .param("person", holder.person())
                .update();
    }

    /** The first invitation of an installation: nobody is there yet who could make it. */
    void insertFirst(Kept kept, Holder owner, String name, Optional<String> email, Locale language, String key) {
        kept.jdbc()
                .sql("""
                        UPDATE identity.invitation SET ended_at = :at, ending = 'replaced' WHERE practice_id = :practice AND ended_at IS NULL""")
                .param("at", kept.at())
                .param("practice", owner.practice())
                .update();
        kept.jdbc()
                .sql("""
                        INSERT INTO identity.invitation (practice_id, invitation_id, person_id, renewal, name, email, language, client, staff, token,
                                                         made_by, made_at, expires_at)
                        VALUES (:practice, :id, :person, false, :name, :email, :language, false, true, :token, :person, :at, :until)""")
                .param("practice", owner.practice())
                .param("id", Ids.next())
                .param("person", owner.person())
                .param("name", name)
                .param("email", email.orElse(null))
                .param("language", language.toLanguageTag())
                .param("token", Secret.hash(key))
                .param("at", kept.at())
                .param("until", kept.at().plusHours(1))
                .update();
    }

    record First(Holder holder, String name, Optional<String> email, Locale language) {}

    Optional<First> first(Kept kept) {
        return kept.jdbc()
                .sql("""
                        SELECT practice_id, person_id, name, email, language FROM identity.invitation
                         WHERE person_id = made_by AND staff ORDER BY made_at DESC LIMIT 1""")
                .query((row, n) -> new First(
                        new Holder(row.getObject("practice_id", UUID.class), row.getObject("person_id", UUID.class)),
                        row.getString("name"),
                        Optional.ofNullable(row.getString("email")),
                        Locale.forLanguageTag(row.getString("language"))))
                .optional();
    }

    boolean isAnybodyIn(Kept kept) {
        return kept.jdbc()
                .sql("SELECT EXISTS (SELECT FROM identity.account)")
                .query(Boolean.class)
                .single();
    }

    boolean isExample(Kept kept, UUID practice) {
        return kept.jdbc()
                .sql("SELECT example FROM practice.practice WHERE practice_id = :practice")
                .param("practice", practice)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    static Invited as(String name, Set<Capacity> capacities) {
        return new Invited(name, capacities.contains(Capacity.CLIENT), capacities.contains(Capacity.STAFF));
    }
}
