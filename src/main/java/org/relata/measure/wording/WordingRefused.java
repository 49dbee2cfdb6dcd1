package org.relata.measure.wording;

/** A file or sheet that cannot become a wording. The message is for the person who chose it, and names the place. */
public class WordingRefused extends Exception {
    public WordingRefused(String message) {
        super(message);
    }
}
