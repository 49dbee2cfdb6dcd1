package org.relata.measure;

import java.util.List;
import java.util.Locale;
import org.relata.kernel.RelationshipId;
import org.relata.measure.chart.ChartView;
import org.relata.measure.chart.OutcomeChart;
import org.relata.measure.instrument.Definition;

/**
 * A client's own answers to one questionnaire over time, and nobody else's.
 *
 * @param title of the questionnaire as the client reads it
 * @param place in the order of joining, from 0: the line has its colour wherever it is drawn
 * @param series the client's own
 */
public record OwnLine(RelationshipId relationship, String title, Definition definition, int place, Series series) {
    /** Drawn without a cut-off, a category or anybody to compare with. */
    public OutcomeChart chart(Locale locale) {
        var drawing = new Drawing(definition, null, List.of(series));
        return OutcomeChart.of(
                ChartView.client("own-" + definition.id(), locale, "You"),
                drawing.scale(),
                drawing.occasions(),
                List.of(drawing.of(series, "You", place, null)),
                List.of());
    }

    /** The newest response, where the answers can be read again. */
    public ResponseId latest() {
        return series.latest().id();
    }
}
