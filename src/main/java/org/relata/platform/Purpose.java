package org.relata.platform;

import java.util.Locale;

/** The listed work that has no viewer; the database knows the same list and allows each purpose its own few commands on its own few tables. */
public enum Purpose {
    /** Wraps every key anew under the newest epoch key. */
    ROTATION,
    /** Opens a practice. */
    SETTING_UP,
    /** Finds who is at the keyboard before there is a viewer. */
    SIGNING_IN,
    /** Finds the clinician for whom a verb of the operator's command line acts. */
    OPERATING,
    /** Sends the mail that waits. */
    MAILING,
    /** Tells the care team of a flagged answer. */
    ALERTING,
    /** Finds who is to be told that something has changed. */
    TELLING,
    /** Tells people, outside the house and without a word of what, that something awaits them. */
    NOTICING,
    /** Removes files that somebody began to attach and never gave. */
    TIDYING,
    /** Removes what was written once the time for which it is kept has passed. */
    RETENTION,
    /** Shows what all have entered at one step of an exercise, together and once all have. */
    REVEAL;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
