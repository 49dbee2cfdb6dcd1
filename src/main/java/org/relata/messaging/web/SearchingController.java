package org.relata.messaging.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.STAFF;

import java.util.Map;
import org.relata.kernel.RelationshipId;
import org.relata.messaging.Search;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

@Controller
class SearchingController {
    private final Search search;

    SearchingController(Search search) {
        this.search = search;
    }

    @GetMapping("/relationships/{id}/messages/search")
    @OpenTo({CLIENT, STAFF})
    ModelAndView find(@PathVariable RelationshipId id, Form form) {
        var text = form.value("q").strip();
        return new ModelAndView("messaging/search", Map.of("id", id, "text", text, "hits", search.find(id, text)));
    }
}
