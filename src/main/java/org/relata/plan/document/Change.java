package org.relata.plan.document;

import java.util.Locale;
import java.util.Optional;

/**
 * One difference between two versions of a plan.
 *
 * @param item as it is now; what was removed, as it was
 * @param field which words have changed; empty where the item as a whole came, went or moved
 */
public record Change(What what, Item item, Optional<Field> field, String before, String now) {
    /** What has become of it. */
    public enum What {
        ADDED,
        CHANGED,
        MOVED,
        REMOVED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Change of(What what, Item item) {
        return new Change(what, item, Optional.empty(), "", "");
    }
}
