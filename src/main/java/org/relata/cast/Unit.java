package org.relata.cast;

/** The invented relationships. */
public enum Unit {
    /** Amara and Jonas, with Dr Okafor. */
    COUPLE,
    /** Mateo and Luca, with Samir Haddad, supervised by Dr Lund. */
    SECOND_COUPLE,
    /** Katrin, Felix and Mia Brandt, with Dr Okafor. */
    FAMILY,
    /** Five who meet on Tuesdays, with Dr Okafor and Samir Haddad. */
    GROUP,
    /** Robin alone, with Samir Haddad. */
    SINGLE
}
