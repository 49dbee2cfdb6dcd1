package org.relata.ui;

/**
 * How one of two partners is told apart: a solid line and a circle, or a dashed line and a diamond, by the order of
 * joining. Families and groups carry no colour at all, since eight colours cannot be told apart by everyone.
 */
public enum Mark {
    A,
    B,
    NONE;

    public String css() {
        return this == NONE ? "who" : "who who-" + (this == A ? "a" : "b");
    }
}
