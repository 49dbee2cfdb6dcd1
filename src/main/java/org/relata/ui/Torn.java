package org.relata.ui;

/**
 * What has begun to go out cannot go on. Nothing that answers requests catches this: the container then breaks the line, so that half of a file is never
 * taken for a whole one.
 */
public final class Torn extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The cause is told by its place alone, as for every failure. */
    public Torn(RuntimeException cause) {
        super("torn off on its way out: " + Failures.trace(cause));
    }
}
