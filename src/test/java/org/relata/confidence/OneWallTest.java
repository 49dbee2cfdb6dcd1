package org.relata.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.relata.cast.OnStage;
import org.relata.platform.Outside;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Each wall holds alone: the predicates of the SQL where the serving role bypasses row security, and row security where every circle there is has been
 * bound to the predicates. Both are done to the database from outside; nothing that is shipped knows of it.
 */
@OnStage
class OneWallTest {
    @Autowired
    FactComparison comparison;

    @Autowired
    Outside outside;

    @Autowired
    JdbcClient jdbc;

    @Test
    void thePredicatesHoldWithoutRowSecurity() {
        outside.withoutRowSecurity(() -> {
            assertThat(rowsOfNobody()).as("nobody has entered, and sees them").isPositive();
            live();
        });
        assertThat(rowsOfNobody()).isZero();
    }

    @Test
    void rowSecurityHoldsWithoutPredicates() {
        outside.withoutPredicates(this::live);
    }

    private void live() {
        Long replay = Long.getLong("relata.seed");
        long first = replay == null ? new Random().nextLong(1_000_000_000) : replay;
        int scenarios = replay == null ? Integer.getInteger("relata.scenarios", 1) : 1;
        System.out.println("one wall from seed " + first);
        for (long seed = first; seed < first + scenarios; seed++) {
            System.out.println(comparison.compare(seed, Watch.ONE_WALL));
        }
    }

    private long rowsOfNobody() {
        return jdbc.sql("SELECT count(*) FROM measure.response")
                .query(Long.class)
                .single();
    }
}
