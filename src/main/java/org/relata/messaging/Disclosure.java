package org.relata.messaging;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * That what a member said alone be brought into the work together: proposed by a clinician, answered by the member.
 *
 * @param answer the newest; empty while there is none
 */
public record Disclosure(MessageId message, String proposedBy, Instant proposedAt, Optional<Answered> answer) {
    public record Answered(Answer answer, Instant at) {}

    /** What its author says to that. */
    public enum Answer {
        /** The care team may bring it in. */
        ACCEPTED,
        /** It stays between the two. */
        DECLINED,
        /** The author will say it, in their own words and time. */
        SELF;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
