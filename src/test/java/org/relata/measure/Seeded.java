package org.relata.measure;

import java.util.Random;
import java.util.function.Consumer;

/**
 * Many random cases from one seed. A failure names the seed; {@code -Drelata.seed=…} plays the same cases again.
 */
public final class Seeded {
    private Seeded() {}

    public static void times(int cases, Consumer<Random> check) {
        var seed = Long.getLong("relata.seed", System.nanoTime());
        var random = new Random(seed);
        for (var i = 0; i < cases; i++) {
            try {
                check.accept(random);
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("Case %d of -Drelata.seed=%d".formatted(i, seed), failed);
            }
        }
    }
}
