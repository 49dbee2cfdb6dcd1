package org.relata.technique.exercise;

import java.util.Locale;

/** How people do an exercise together. */
public enum Setting {
    /** With a therapist, each on a device of their own, in the room or on a call. */
    SESSION,
    /** In the room on the therapist's device, who enters for everybody; nobody needs an account. */
    ROOM,
    /** Without a therapist, between sessions. */
    HOME;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Setting of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
