package org.relata.measure.web;

import static org.relata.ui.OpenTo.Who.CLIENT;

import java.util.Map;
import org.relata.kernel.RelationshipId;
import org.relata.measure.Measures;
import org.relata.measure.Progress;
import org.relata.ui.OpenTo;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What a client is asked, the client's own lines, and what members look at together. */
@Controller
@OpenTo(CLIENT)
class OwnController {
    private final Measures measures;
    private final Progress progress;

    OwnController(Measures measures, Progress progress) {
        this.measures = measures;
        this.progress = progress;
    }

    /** For Home: what is to be answered. */
    @GetMapping("/measures/tile")
    ModelAndView mine() {
        return new ModelAndView("measure/_mine", Map.of("toDos", measures.mine()));
    }

    /** Leads to the one relationship, or lets choose among several: nothing crosses. */
    @GetMapping("/progress")
    ModelAndView choose() {
        var all = progress.relationships();
        return all.size() == 1
                ? new ModelAndView("redirect:/relationships/" + all.getFirst().id() + "/progress")
                : new ModelAndView("measure/whose", Map.of("relationships", all));
    }

    @GetMapping("/relationships/{id}/progress")
    ModelAndView progress(@PathVariable RelationshipId id) {
        return new ModelAndView("measure/progress", "seen", progress.seen(id));
    }
}
