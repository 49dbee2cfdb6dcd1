package org.relata.ui;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A sentence shown once after something was done, as the redirect attribute {@link #NAME}.
 *
 * @param text what was done
 * @param undo the address whose POST takes it back, or null where it cannot be taken back
 */
public record Flash(String text, @Nullable String undo) implements Serializable {

    /** The name under which a controller hands a flash to the next page. */
    public static final String NAME = "flash";

    public static Flash of(String text) {
        return new Flash(text, null);
    }

    public Flash undoneBy(String address) {
        return new Flash(text, address);
    }
}
