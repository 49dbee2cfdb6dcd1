package org.relata.measure;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relata.measure.figure.Direction;
import org.relata.measure.figure.Interval;
import org.relata.measure.figure.Reliability;
import org.relata.measure.instrument.Definition;

/**
 * A total that the practice follows and the catalogue does not know; its single answers are never taken.
 *
 * @param range null where nobody has said
 * @param reliability null where none is known: then no change in it can be called reliable
 */
public record OwnInstrument(
        UUID id,
        String name,
        Direction direction,
        @Nullable Interval range,
        @Nullable Reliability reliability) {
    Definition definition() {
        return new Definition(id.toString(), name, direction, range, null, reliability);
    }
}
