package org.relata.relationship;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relata.RelataTest;
import org.relata.platform.Outside;
import org.springframework.beans.factory.annotation.Autowired;

/** The test of the test: each of these faults, planted where the circle is kept, is caught by the comparison with the oracle. */
@RelataTest
class PlantedFaultTest {
    @Autowired
    Outside outside;

    @Autowired
    CircleComparison comparison;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            relationship.bind        | AND (p.until IS NULL OR p.until > moment)\\n       -- a seat | -- a seat
            relationship.bind        | AND p.capacity = as_what | AND true
            relationship.bind        | p.writes AND c.closed_at IS NULL AND NOT EXISTS | c.closed_at IS NULL AND NOT EXISTS
            relationship.bind        | c.closed_at IS NULL AND NOT EXISTS | NOT EXISTS
            relationship.bind        | e.reopened_at IS NULL | false
            relationship.bind        | in_relationship IS NULL OR p.relationship_id = in_relationship | true
            relationship.admit       | whole AND closed_at IS NULL | false
            relationship.release     | c.closed_at IS NULL\\n       AND EXISTS | false AND EXISTS
            relationship.open_circle | named <> cardinality(clients) | false
            relationship.seat_team   | WHEN 'team' THEN t.member_id IS NULL | WHEN 'team' THEN true
            relationship.seat_team   | WHEN 'joint' THEN t.member_id IS NULL | WHEN 'joint' THEN true
            relationship.seat_team   | ELSE t.member_id IS NULL OR t.member_id = c.person_id | ELSE true
            relationship.seat_team   | t.role IN ('therapist', 'coverage'), t.until | true, t.until
            relationship.end_care    | t.role = 'therapist' AND t.member_id IS NULL | true
            """)
    void isCaught(String function, String right, String wrong) {
        String[] found = {""};
        outside.withFault(
                function, right.replace("\\n", "\n"), wrong, () -> found[0] = comparison.disagreement(400_000, 24));
        assertThat(found[0]).as("the fault in " + function + " went unnoticed").isNotEmpty();
    }
}
