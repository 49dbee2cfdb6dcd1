package org.relata.ui;

/** A place to go: what it is called, where it is, and whether one stands there now. */
public record Link(String label, String href, boolean current) {

    public static Link to(String label, String href) {
        return new Link(label, href, false);
    }
}
