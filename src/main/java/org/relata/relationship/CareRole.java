package org.relata.relationship;

import java.util.Locale;

/** As what somebody is on a care team: who treats and who covers may write; who supervises or breaks the glass only reads, for a reason and until an end. */
public enum CareRole {
    THERAPIST,
    COVERAGE,
    SUPERVISOR,
    BREAK_GLASS;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static CareRole of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    boolean needsReasonAndEnd() {
        return this != THERAPIST;
    }
}
