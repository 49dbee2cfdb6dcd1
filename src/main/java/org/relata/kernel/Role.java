package org.relata.kernel;

import java.util.Locale;

/** What a member of staff does in the practice. Roles open no circle: only the care team does. */
public enum Role {
    /** Runs the practice: settings, staff, every person's name and contact. */
    OWNER,
    /** Treats: may found relationships and be on their care teams. */
    CLINICIAN,
    /** Reads where a care team has asked for supervision, and never writes. */
    SUPERVISOR,
    /** Names, contacts and money; never a circle. */
    BILLER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
