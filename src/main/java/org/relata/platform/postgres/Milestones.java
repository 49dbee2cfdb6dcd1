package org.relata.platform.postgres;

import java.util.function.Consumer;

/** Tells how far a long copy has come, a tenth at a time. */
final class Milestones {
    private final long total;
    private final Consumer<String> progress;
    private long done;
    private long told;

    Milestones(long total, Consumer<String> progress) {
        this.total = total;
        this.progress = progress;
    }

    void add(long bytes) {
        done += bytes;
        long tenths = total == 0 ? 10 : done * 10 / total;
        if (tenths <= told || tenths >= 10) return;
        told = tenths;
        progress.accept(tenths * 10 + " % copied");
    }
}
