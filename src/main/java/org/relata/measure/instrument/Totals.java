package org.relata.measure.instrument;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.relata.kernel.Refused;
import org.relata.measure.figure.Numbers;

/** Takes totals as they are: typed in, or out of a file. */
public final class Totals {
    private Totals() {}

    /** A total of the practice's own measure, within its range where one was given. */
    public static Score own(Definition definition, BigDecimal total) {
        var range = definition.range();
        if (range != null && !definition.holds(total)) {
            throw new Refused("%s goes from %s to %s, so %s cannot be its total."
                    .formatted(
                            definition.name(),
                            Numbers.points(range.low()),
                            Numbers.points(range.high()),
                            total.toPlainString()));
        }
        return plain(total);
    }

    public static Score plain(BigDecimal total) {
        return new Score(total, new Instrument.Range(total, total), 0, 0, Map.of(), null, null, List.of());
    }
}
