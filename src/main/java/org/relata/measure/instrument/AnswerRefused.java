package org.relata.measure.instrument;

/** An answer or a typed-in total that the instrument does not have; the message is for the person who gave it. */
public class AnswerRefused extends RuntimeException {
    public AnswerRefused(String message) {
        super(message);
    }
}
