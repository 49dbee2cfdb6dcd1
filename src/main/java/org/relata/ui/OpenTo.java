package org.relata.ui;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * For whom an address exists. A handler, or its whole class, says so exactly once; one that says nothing is closed to everybody, and a test fails.
 * Whoever is not named here gets the same answer as for an address that was never there. It opens the page alone: what is on it, the circles decide.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {
    Who[] value();

    /** The capacities, and the roles that a member of staff holds at this moment. */
    enum Who {
        /** Signed in or not: sign-in itself, error pages, styles. */
        ANYONE,
        CLIENT,
        /** Every member of staff, whatever the role. */
        STAFF,
        OWNER,
        CLINICIAN,
        SUPERVISOR,
        BILLER
    }
}
