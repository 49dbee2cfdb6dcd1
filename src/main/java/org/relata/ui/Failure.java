package org.relata.ui;

/**
 * What an error page says: never details.
 *
 * @param kind the ending of its message keys: absent, unclear, often or broken
 * @param reference a word to quote to the practice, empty where there is nothing to look up
 */
public record Failure(String kind, String reference) {

    /** Absent, forbidden and not allowed here are one answer, word for word. */
    static Failure of(int status, String reference) {
        return switch (status) {
            case 401, 403, 404, 405 -> new Failure("absent", "");
            case 429 -> new Failure("often", "");
            default -> status < 500 ? new Failure("unclear", "") : new Failure("broken", reference);
        };
    }

    static int shown(int status) {
        return switch (status) {
            case 401, 403, 405 -> 404;
            default -> status < 400 ? 500 : status;
        };
    }
}
