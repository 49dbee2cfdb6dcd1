package org.relata.platform.postgres;

import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How a server is to be started.
 *
 * @param port the port somebody asked for, or nothing for a free one
 * @param ways as whom PostgreSQL may run
 * @param dieWithUs whether the kernel is to stop PostgreSQL when this process dies
 */
record Start(OptionalInt port, Set<RunAs.Way> ways, boolean dieWithUs) {
    static Start onAnyPort() {
        return new Start(OptionalInt.empty(), EnumSet.allOf(RunAs.Way.class), true);
    }

    Start on(int port) {
        return new Start(OptionalInt.of(port), ways, dieWithUs);
    }

    Start as(RunAs.Way way) {
        return new Start(port, EnumSet.of(way), dieWithUs);
    }

    Start outliving() {
        return new Start(port, ways, false);
    }
}
