package org.relata.audit.web;

import static org.relata.ui.OpenTo.Who.CLIENT;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.relata.audit.Entries;
import org.relata.audit.Visit;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A client sees which staff opened the own record. */
@Controller
class RecordController {
    private final Entrance entrance;
    private final Entries entries;
    private final Relationships relationships;

    RecordController(Entrance entrance, Entries entries, Relationships relationships) {
        this.entrance = entrance;
        this.entries = entries;
        this.relationships = relationships;
    }

    @GetMapping("/record/access")
    @OpenTo(CLIENT)
    ModelAndView show(@RequestParam(defaultValue = "") String until, Page page) {
        ZoneId zone = page.visitor().zone();
        LocalDate last = day(until, entries.today(zone));
        return entrance.callEverywhere(
                inside -> new ModelAndView("audit/access", Map.of("view", view(inside, last, zone))));
    }

    private AccessView view(Entered inside, LocalDate last, ZoneId zone) {
        Map<LocalDate, List<Visit>> days = new LinkedHashMap<>();
        entries.visits(inside, last, zone)
                .forEach(visit -> days.computeIfAbsent(visit.day(), day -> new ArrayList<>())
                        .add(visit));
        Map<RelationshipId, String> titles = new LinkedHashMap<>();
        for (Relationship relationship : relationships.all(inside)) {
            titles.put(relationship.id(), relationship.title());
        }
        return new AccessView(last, days, titles, entries.earlier(inside, last, zone));
    }

    private static LocalDate day(String text, LocalDate today) {
        try {
            LocalDate day = text.isEmpty() ? today : LocalDate.parse(text);
            return day.isAfter(today) || day.getYear() < 1970 ? today : day;
        } catch (DateTimeException e) {
            return today;
        }
    }
}
