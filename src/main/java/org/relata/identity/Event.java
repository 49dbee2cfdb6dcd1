package org.relata.identity;

import java.util.Locale;

/** What happens at the door, as it is kept. */
enum Event {
    INVITED,
    INVITATION_REVOKED,
    ENROLLED,
    RENEWAL_OFFERED,
    RENEWED,
    WRONG_PASSWORD,
    WRONG_CODE,
    SIGNED_IN,
    SIGNED_IN_WITH_RECOVERY_CODE,
    SIGNED_IN_ON_REMEMBERED_DEVICE,
    SIGNED_IN_TO_DEMO,
    LOCKED,
    UNLOCKED,
    WRONG_PASSWORD_AT_LOCK,
    SIGNED_OUT,
    CAPACITY_CHOSEN,
    CAPACITY_ADDED,
    PASSWORD_CHANGED,
    SECOND_FACTOR_CHANGED,
    RECOVERY_CODES_CHANGED,
    DEVICE_FORGOTTEN,
    ENDED,
    RESTORED;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
