package org.relata.messaging;

import org.relata.kernel.Refused;

/** Nothing was sent yet: what the writer replies to was taken back while they wrote, and perhaps their words make no sense without it. */
public class TakenBack extends Refused {
    private static final long serialVersionUID = 1;

    TakenBack() {
        super(
                "The message that you reply to was taken back meanwhile. Your words are still here: send them once more, and they go without it.");
    }
}
