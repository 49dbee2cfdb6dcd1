package org.relata.relationship;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The oracle and the application agree on every read and write set, whatever happens. Replay one run with {@code -Drelata.seed=...}. */
@RelataTest
class CircleOracleTest {
    @Autowired
    CircleComparison comparison;

    @Test
    void oracleAndApplicationAgreeOnWhoIsInAndWhoMayWrite() {
        Long replay = Long.getLong("relata.seed");
        long first = replay == null ? new Random().nextLong(1_000_000_000) : replay;
        int scenarios = replay == null ? Integer.getInteger("relata.scenarios", 12) : 1;
        System.out.println("circle scenarios from seed " + first);
        long decisions = 0;
        for (long seed = first; seed < first + scenarios; seed++) {
            decisions += comparison.compare(seed);
        }
        System.out.println(decisions + " decisions compared");
    }
}
