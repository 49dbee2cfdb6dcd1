package org.relata.platform.postgres;

import java.util.concurrent.locks.LockSupport;

/** A short wait between two looks at something outside this process. */
final class Pause {
    private Pause() {}

    static void millis(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
    }
}
