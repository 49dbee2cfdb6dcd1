package org.relata.practice;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.relata.identity.InvitationLink;

/**
 * A way in as the next page shows it, once.
 *
 * @param spoken a code to tell the person besides, or null where none is needed
 */
public record HandedLink(
        String name, String url, boolean mailed, @Nullable String spoken) implements Serializable {
    /** The name under which a controller hands a list of these to the next page. */
    public static final String NAME = "links";

    public static HandedLink to(String name, InvitationLink link) {
        return new HandedLink(name, link.url(), link.mailed(), link.spoken().orElse(null));
    }
}
