package org.relata.audit.web;

import static org.relata.ui.OpenTo.Who.OWNER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.relata.audit.Deed;
import org.relata.audit.Entries;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.practice.People;
import org.relata.practice.Person;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The owner sees which staff were in whose record, and when. */
@Controller
class TrailController {
    private static final int PAGE = 100;

    private final Entrance entrance;
    private final Entries entries;
    private final People people;
    private final Relationships relationships;

    TrailController(Entrance entrance, Entries entries, People people, Relationships relationships) {
        this.entrance = entrance;
        this.entries = entries;
        this.people = people;
        this.relationships = relationships;
    }

    @GetMapping("/practice/trail")
    @OpenTo(OWNER)
    ModelAndView show(@RequestParam Optional<UUID> after, Page page) {
        return entrance.callEverywhere(inside -> {
            List<Deed> deeds = entries.deeds(inside, after, PAGE + 1);
            List<Deed> shown = deeds.subList(0, Math.min(PAGE, deeds.size()));
            String older = deeds.size() > PAGE
                    ? "/practice/trail?after=" + shown.getLast().id()
                    : "";
            Map<LocalDate, List<TrailRow>> days = rows(inside, shown).stream()
                    .collect(Collectors.groupingBy(
                            row -> LocalDate.ofInstant(row.at(), page.visitor().zone()),
                            LinkedHashMap::new,
                            Collectors.toList()));
            return new ModelAndView("audit/trail", Map.of("days", days, "older", older));
        });
    }

    /** One row for each deed, though it may have touched several circles. */
    private List<TrailRow> rows(Entered inside, List<Deed> deeds) {
        Map<PersonId, Person> persons = people.people(
                inside, deeds.stream().flatMap(d -> d.subject().stream()).toList());
        Map<RelationshipId, String> titles =
                relationships
                        .some(
                                inside,
                                deeds.stream()
                                        .flatMap(d -> d.relationship().stream())
                                        .distinct()
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(Relationship::id, Relationship::title));
        List<TrailRow> rows = new ArrayList<>();
        for (Deed deed : deeds) {
            TrailRow row = new TrailRow(deed.at(), deed.staff(), whose(deed, persons, titles));
            if (!rows.contains(row)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static String whose(Deed deed, Map<PersonId, Person> persons, Map<RelationshipId, String> titles) {
        return deed.subject()
                .map(persons::get)
                .map(Person::name)
                .or(() -> deed.relationship().map(titles::get))
                .orElse("");
    }
}
