package org.relata.measure.file;

/** A file that cannot be read as a table of outcomes at all; the message says why, and what to do, in plain words. */
public final class OutcomeFileRefused extends Exception {
    private static final long serialVersionUID = 1;

    OutcomeFileRefused(String message) {
        super(message);
    }
}
