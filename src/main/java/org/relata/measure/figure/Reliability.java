package org.relata.measure.figure;

/**
 * How far a score repeats itself, from 0 to 1, and where the figure comes from.
 *
 * <p>The kind matters: internal consistency leaves out how people waver from day to day, so it makes a change look
 * reliable sooner than a retest coefficient would.
 *
 * @param value strictly between 0 and 1
 * @param source the paper or the manual, as shown to the reader
 */
public record Reliability(double value, Kind kind, String source) {
    /** Which sort of reliability the coefficient is. */
    public enum Kind {
        ALPHA("alpha"),
        RETEST("retest");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** @throws IllegalArgumentException when the coefficient is not strictly between 0 and 1 */
    public Reliability {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException("A reliability lies between 0 and 1, but this is " + value);
        }
    }

    /** For instance "alpha .94". */
    public String words() {
        return kind.words() + " " + Numbers.fraction(value);
    }
}
