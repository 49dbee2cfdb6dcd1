package org.relata.notice;

import java.util.Optional;

/**
 * How somebody wants to be told.
 *
 * @param mail to the address they sign in with
 * @param push on the devices they allowed
 */
public record Preferences(boolean mail, boolean push, Optional<QuietHours> quiet) {
    /** Of who has chosen nothing. */
    public static final Preferences FIRST = new Preferences(true, true, Optional.empty());
}
