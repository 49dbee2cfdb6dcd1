package org.relata.relationship;

import java.util.Locale;

/** What the therapist may do with what one member says alone; chosen with the members, in a version of its wording, and kept as a history. */
public enum Policy {
    /** Nothing that matters to the joint work is kept from it. */
    NO_SECRETS,
    /** The therapist judges, and says so beforehand. */
    LIMITED,
    /** What one says alone stays with the therapist. */
    CONFIDENTIAL_INDIVIDUAL;

    /** The version of the wording that is in force today; older ones stay with the choices that were made under them. */
    public static final int CURRENT_VERSION = 1;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Policy of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
