package org.relata.measure.web;

import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.OWNER;
import static org.relata.ui.OpenTo.Who.SUPERVISOR;

import java.util.Locale;
import java.util.Map;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.RelationshipId;
import org.relata.measure.CsvExport;
import org.relata.measure.Outcomes;
import org.relata.measure.chart.DataTable;
import org.relata.ui.OpenTo;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** One instrument in one relationship: sentence, chart, table; and the same as files. */
@Controller
@OpenTo({CLINICIAN, SUPERVISOR, OWNER})
@RequestMapping("/relationships/{id}/outcomes")
class OutcomeController {
    private final Outcomes outcomes;

    OutcomeController(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    @GetMapping("/{instrument}")
    ModelAndView show(@PathVariable RelationshipId id, @PathVariable String instrument) {
        return new ModelAndView(
                "measure/outcome", Map.of("outcome", outcomes.relationship(id, instrument, Action.READ)));
    }

    /** For the relationship's page: the chart of what was answered last. */
    @GetMapping("/tile")
    ModelAndView tile(@PathVariable RelationshipId id) {
        return new ModelAndView("measure/_latest", "latest", outcomes.latest(id));
    }

    @GetMapping("/{instrument}.csv")
    ResponseEntity<byte[]> csv(@PathVariable RelationshipId id, @PathVariable String instrument) {
        var outcome = outcomes.relationship(id, instrument, Action.EXPORT);
        var table = outcome.chart(Locale.ENGLISH).table();
        return Downloads.csv(
                instrument,
                CsvExport.of(
                        table.columns().stream().map(DataTable.Column::name).toList(),
                        table.rows().stream()
                                .map(row ->
                                        row.stream().map(DataTable.Cell::value).toList())
                                .toList()));
    }

    @GetMapping("/{instrument}.json")
    ResponseEntity<byte[]> json(@PathVariable RelationshipId id, @PathVariable String instrument) {
        return Downloads.json(
                instrument, outcomes.relationship(id, instrument, Action.EXPORT).facts());
    }
}
