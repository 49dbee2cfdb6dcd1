package org.relata.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;

/**
 * A session with exactly the members of one circle.
 *
 * @param number its place among those of this circle that were held or are to come; 0 for a cancelled one
 * @param agreed how many are agreed in this circle
 * @param attendance of those of whom it was noted
 */
public record Session(
        SessionId id,
        CircleId circle,
        Kind kind,
        State state,
        Time time,
        List<PersonId> members,
        int number,
        Optional<Integer> agreed,
        Map<PersonId, Attendance> attendance) {
    /** How long a session lasts where nobody has said. */
    public static final int USUAL_MINUTES = 50;

    /** With whom, as the relationship was when it was entered. */
    public enum Kind {
        INDIVIDUAL,
        COUPLE,
        FAMILY,
        GROUP,
        /** Some members of a larger relationship. */
        SUBSYSTEM;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public enum State {
        PLANNED,
        HELD,
        CANCELLED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** When it begins, and for how long. */
    public record Time(Instant starts, int minutes) {
        public Instant ends() {
            return starts.plus(Duration.ofMinutes(minutes));
        }
    }

    public boolean isPlanned() {
        return state == State.PLANNED;
    }

    public boolean isHeld() {
        return state == State.HELD;
    }

    /** Whether it is still before its members: planned, and not over. */
    public boolean isAhead(Instant now) {
        return isPlanned() && time.ends().isAfter(now);
    }
}
