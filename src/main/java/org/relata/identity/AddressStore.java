package org.relata.identity;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.relata.kernel.Viewer;
import org.relata.platform.Keeper.Kept;
import org.springframework.stereotype.Repository;

@Repository
class AddressStore {
    Optional<Address> find(Kept kept, Viewer person) {
        return kept.jdbc()
                .sql("""
                        SELECT c.email, p.language, p.time_zone
                          FROM identity.account a
                          JOIN identity.credential c USING (practice_id, person_id) JOIN identity.preference p USING (practice_id, person_id)
                         WHERE a.practice_id = :practice AND a.person_id = :person AND a.ended_at IS NULL
                           AND CASE WHEN :client THEN a.client ELSE a.staff END""")
                .param("practice", person.practice().value())
                .param("person", person.person().value())
                .param("client", person.isClient())
                .query((row, n) -> new Address(
                        row.getString("email"),
                        Locale.forLanguageTag(row.getString("language")),
                        ZoneId.of(row.getString("time_zone"))))
                .optional();
    }
}
