package org.relata.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relata.cast.OnStage;
import org.relata.platform.Outside;
import org.relata.platform.Statements;
import org.springframework.beans.factory.annotation.Autowired;

/** The test of the tests: each fault, planted in the wall that stands alone or beneath both, is noticed by the comparison of facts with the oracle. */
@OnStage
class PlantedLeakTest {
    private static final long SEED = 500_000;
    private static final int SCENARIOS = 24;

    @Autowired
    FactComparison comparison;

    @Autowired
    Outside outside;

    @Autowired
    Statements statements;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            measure.response          | see  | USING (true)
            measure.response          | add  | WITH CHECK (author_id = (SELECT viewer.person()))
            measure.assignment        | see  | USING (true)
            measure.assignment        | mend | USING (circle_id = ANY ((SELECT viewer.circles())::uuid[]))
            measure.task              | see  | USING ((SELECT viewer.is_staff()))
            practice.person           | see  | USING (true)
            relationship.relationship | see  | USING ((SELECT viewer.is_staff()))
            relationship.membership   | see  | USING (relationship_id = ANY ((SELECT viewer.relationships())::uuid[]))
            """)
    void aWidenedPolicyIsNoticed(String table, String policy, String wide) {
        String[] found = {""};
        outside.withPolicy(
                table,
                policy,
                wide,
                () -> outside.withoutPredicates(
                        () -> found[0] = comparison.disagreement(SEED, SCENARIOS, Watch.ONE_WALL)));
        assertThat(found[0]).as(policy + " on " + table + " went unnoticed").isNotEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            FROM measure.response          | circle_id = c.id AND instrument             | c.id = c.id AND instrument
            FROM measure.assignment        | circle_id = c.id                            | c.id = c.id
            FROM measure.task              | circle_id = c.id                            | c.id = c.id
            FROM measure.consent           | AND withdrawn_at IS NULL                    | AND true
            FROM practice.person           | (person_id = ANY (?)                        | (true OR person_id = ANY (?)
            FROM relationship.relationship | (r.relationship_id = ANY (?)                | (true OR r.relationship_id = ANY (?)
            FROM relationship.membership m | (m.membership_id = ANY (?)                  | (true OR m.membership_id = ANY (?)
            """)
    void aForgottenPredicateIsNoticed(String statement, String right, String wrong) {
        String[] found = {""};
        AtomicBoolean planted = new AtomicBoolean();
        statements.with(
                sql -> {
                    boolean here = sql.contains(statement) && sql.contains(right);
                    planted.compareAndSet(false, here);
                    return here ? sql.replace(right, wrong) : sql;
                },
                () -> outside.withoutRowSecurity(
                        () -> found[0] = comparison.disagreement(SEED, SCENARIOS, Watch.ONE_WALL)));
        assertThat(planted).as("no statement says " + right).isTrue();
        assertThat(found[0]).as(right + " is missing and went unnoticed").isNotEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            relationship.bind      | held && ARRAY['owner', 'clinician', 'supervisor']  | true
            relationship.bind      | p.writes AND c.closed_at IS NULL                   | c.closed_at IS NULL
            relationship.seat_team | ELSE t.member_id IS NULL OR t.member_id = c.person_id | ELSE true
            viewer.writable        | 'writable'                                         | 'circles'
            """)
    void aFaultBeneathBothWallsIsNoticed(String function, String right, String wrong) {
        String[] found = {""};
        outside.withFault(
                function, right, wrong, () -> found[0] = comparison.disagreement(SEED, SCENARIOS, Watch.BOTH_WALLS));
        assertThat(found[0]).as("the fault in " + function + " went unnoticed").isNotEmpty();
    }
}
