package org.relata.ui;

/**
 * What an error page says: never details.
 *
 * @param kind the ending of its message keys: absent, out, unclear, large, often, refused or broken
 * @param reference a word to quote to the practice, empty where there is nothing to look up
 * @param sentence what a rule said no with; empty where the kind says it all
 */
public record Failure(String kind, String reference, String sentence) {

    static Failure refused(String sentence) {
        return new Failure("refused", "", sentence);
    }

    /** Absent, forbidden and not allowed here are one answer, word for word. */
    static Failure of(int status, String reference) {
        return switch (status) {
            case 401 -> new Failure("out", "", "");
            case 403, 404, 405 -> new Failure("absent", "", "");
            case 413 -> new Failure("large", "", "");
            case 429 -> new Failure("often", "", "");
            default -> status < 500 ? new Failure("unclear", "", "") : new Failure("broken", reference, "");
        };
    }

    /** Where the page leads: back to the door for who is out, and otherwise to the first page. */
    public String way() {
        return kind.equals("out") ? "/sign-in" : "/";
    }

    static int shown(int status) {
        return switch (status) {
            case 403, 405 -> 404;
            default -> status < 400 ? 500 : status;
        };
    }
}
