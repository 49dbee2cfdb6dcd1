package org.relata.identity;

import org.relata.kernel.Refused;

/** So many passwords are being checked that this one would wait too long. */
public class Busy extends Refused {
    private static final long serialVersionUID = 1;

    Busy() {
        super("Many people are signing in at this moment. Please try again in a few seconds.");
    }
}
