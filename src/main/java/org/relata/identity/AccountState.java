package org.relata.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * How far somebody is on the way in, as staff may know it.
 *
 * @param until when the open invitation ends, or has ended
 */
public record AccountState(Stage stage, Optional<Instant> until) {
    /** From no way in to none any more. */
    public enum Stage {
        NOT_INVITED,
        INVITED,
        /** The invitation has run out unused, or was taken back. */
        EXPIRED,
        ACTIVE,
        /** Has an account, and an open invitation to replace what was lost. */
        RENEWING,
        LOCKED_OUT
    }

    static final AccountState NONE = new AccountState(Stage.NOT_INVITED, Optional.empty());

    public boolean hasAccount() {
        return stage == Stage.ACTIVE || stage == Stage.RENEWING || stage == Stage.LOCKED_OUT;
    }
}
