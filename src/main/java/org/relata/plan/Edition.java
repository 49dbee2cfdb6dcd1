package org.relata.plan;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;
import org.relata.plan.document.Item;

/**
 * One writing of a draft.
 *
 * @param plan whose it will be, as the circle
 * @param number grows with each
 * @param place which words of which item were written, or {@link #ALL}
 * @param tab the window that wrote
 * @param body the whole draft; empty once it has ended
 */
record Edition(
        UUID id,
        CircleId team,
        PersonId author,
        CircleId plan,
        int number,
        String place,
        String tab,
        Optional<Item> body,
        Instant savedAt) {
    static final String ALL = "*";
}
