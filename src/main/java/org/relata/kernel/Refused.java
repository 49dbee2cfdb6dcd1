package org.relata.kernel;

/** What was asked cannot be done; the message is a plain sentence for the person who asked: what happened, and what to do. */
public class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Refused(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
