package org.relata.practice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.relata.kernel.PersonId;
import org.relata.kernel.PracticeId;
import org.relata.platform.Entered;
import org.relata.platform.Keeper.Kept;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Place;
import org.relata.practice.SafeContact.Voicemail;
import org.relata.practice.SafeContact.Way;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SafeContactStore {
    private final JdbcClient jdbc;
    private final Vault vault;

    SafeContactStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    Optional<SafeContact> find(Entered inside, PersonId person) {
        return jdbc.sql("SELECT * FROM practice.safe_contact WHERE practice_id = :practice AND person_id = :person")
                .param("practice", inside.practice())
                .param("person", person.value())
                .query((row, n) -> rules(inside, person, row))
                .optional();
    }

    boolean allowsMail(Kept kept, PracticeId practice, PersonId person) {
        return kept.jdbc()
                .sql(
                        "SELECT 'mail' = ANY (ways) FROM practice.safe_contact WHERE practice_id = :practice AND person_id = :person")
                .param("practice", practice.value())
                .param("person", person.value())
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    void save(Entered inside, SafeContact rules) {
        jdbc.sql("""
                INSERT INTO practice.safe_contact (practice_id, person_id, ways, voicemail, hours, codeword, more)
                VALUES (:practice, :person, :ways, :voicemail, :hours, :codeword, :more)
                ON CONFLICT (practice_id, person_id) DO UPDATE SET ways = EXCLUDED.ways, voicemail = EXCLUDED.voicemail, hours = EXCLUDED.hours, codeword = EXCLUDED.codeword, more = EXCLUDED.more""")
                .param("practice", inside.practice())
                .param("person", rules.person().value())
                .param("ways", rules.ways().stream().map(Way::word).toArray(String[]::new))
                .param("voicemail", rules.voicemail().word())
                .param("hours", rules.hours())
                .param(
                        "codeword",
                        vault.sealForPractice(inside, codeword(rules.person()), rules.codeword()),
                        Types.BINARY)
                .param("more", vault.sealForPractice(inside, more(rules.person()), rules.more()), Types.BINARY)
                .update();
    }

    private SafeContact rules(Entered inside, PersonId person, ResultSet row) throws SQLException {
        return new SafeContact(
                person,
                ways((String[]) row.getArray("ways").getArray()),
                Voicemail.of(row.getString("voicemail")).orElseThrow(),
                row.getString("hours"),
                vault.openForPractice(inside, codeword(person), row.getBytes("codeword")),
                vault.openForPractice(inside, more(person), row.getBytes("more")));
    }

    private static Set<Way> ways(String[] words) {
        return Arrays.stream(Way.values())
                .filter(way -> List.of(words).contains(way.word()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Way.class)));
    }

    private static Place codeword(PersonId person) {
        return new Place("practice.safe_contact", person.value(), "codeword");
    }

    private static Place more(PersonId person) {
        return new Place("practice.safe_contact", person.value(), "more");
    }
}
