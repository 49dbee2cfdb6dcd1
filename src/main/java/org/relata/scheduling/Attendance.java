package org.relata.scheduling;

import java.util.Locale;
import java.util.Optional;
import org.relata.kernel.Refused;

/**
 * Whether a member was there.
 *
 * @param late by how many minutes; present for {@link How#LATE} alone
 */
public record Attendance(How how, Optional<Integer> late) {
    public static final Attendance PRESENT = new Attendance(How.PRESENT, Optional.empty());

    private static final int LATEST = 480;

    public enum How {
        PRESENT,
        LATE,
        LEFT_EARLY,
        /** Not there, and said so before. */
        EXCUSED,
        ABSENT;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static How of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    public Attendance {
        if (how != How.LATE) {
            late = Optional.empty();
        } else if (late.filter(minutes -> minutes > 0 && minutes <= LATEST).isEmpty()) {
            throw new Refused("Say by how many minutes somebody was late, from 1 to 480.");
        }
    }
}
