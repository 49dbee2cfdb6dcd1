package org.relata.messaging;

import org.relata.kernel.Refused;

/** Nothing was sent yet: who writes to several has read what one of them said alone, and says first that this is meant for all. */
public class Unconfirmed extends Refused {
    private static final long serialVersionUID = 1;

    Unconfirmed() {
        super("You have read a private message here since you last wrote to everybody. Look at your words once more.");
    }
}
