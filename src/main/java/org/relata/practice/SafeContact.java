package org.relata.practice;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.relata.kernel.PersonId;

/**
 * How a person may be reached without harm; for that person and for staff, never for another member.
 *
 * @param ways by which the practice may turn to them
 * @param hours when to call, in words; empty where any time will do
 * @param codeword by which the person knows that it is the practice who calls
 * @param more what else there is to mind
 */
public record SafeContact(
        PersonId person,
        Set<Way> ways,
        Voicemail voicemail,
        String hours,
        Optional<String> codeword,
        Optional<String> more) {
    public enum Way {
        MAIL,
        PHONE,
        TEXT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What may be left where somebody else could hear it. */
    public enum Voicemail {
        NEVER,
        NAME,
        MATTER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Voicemail> of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }
    }

    /** Of who has said nothing: a first name and a number, and nothing of what it is about. */
    public static SafeContact first(PersonId person) {
        return new SafeContact(
                person, EnumSet.allOf(Way.class), Voicemail.NAME, "", Optional.empty(), Optional.empty());
    }

    public boolean allows(Way way) {
        return ways.contains(way);
    }

    /** Whether whoever wants to reach this person has to know anything first. */
    public boolean isRestricted() {
        return !equals(first(person));
    }
}
