package org.relata.kernel;

import java.util.Locale;

/** The six kinds of circle; who sits in each and what it holds stands in docs/architecture.md. */
public enum CircleKind {
    /** Two or more named members and the care team. */
    JOINT,
    /** One member and the care team. */
    MEMBER,
    /** One person alone, across relationships. */
    SELF,
    /** The care team. */
    TEAM,
    /** One clinician alone. */
    AUTHOR,
    /** One member and the care team, for violence and risk; nobody else learns that it exists. */
    SAFETY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static CircleKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
