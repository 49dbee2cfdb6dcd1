package org.relata.attachment;

import org.relata.kernel.Refused;

/** The file itself is refused, for good: it is not kept. */
final class Unfit extends Refused {
    private static final long serialVersionUID = 1;

    Unfit(String message) {
        super(message);
    }
}
