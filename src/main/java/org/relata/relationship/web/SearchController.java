package org.relata.relationship.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.STAFF;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.practice.People;
import org.relata.practice.Person;
import org.relata.practice.StaffMember;
import org.relata.practice.Team;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.relata.ui.OpenTo;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Finds by name, and nothing but names: for a client only whom they share a relationship with. */
@Controller
class SearchController {
    private static final int MOST = 8;

    private final Entrance entrance;
    private final Relationships relationships;
    private final People people;
    private final Team team;

    SearchController(Entrance entrance, Relationships relationships, People people, Team team) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.people = people;
        this.team = team;
    }

    @GetMapping("/search")
    @OpenTo({CLIENT, STAFF})
    ModelAndView search(
            @RequestParam(defaultValue = "") String q,
            @RequestHeader(name = "HX-Request", defaultValue = "") String htmx) {
        return entrance.callEverywhere(inside -> {
            List<Relationship> found = relationships.find(inside, q, MOST);
            List<Person> persons = inside.isStaff() ? persons(inside, q) : List.of();
            return new ModelAndView(
                    htmx.isEmpty() ? "relationship/search" : "relationship/_found",
                    Map.of("q", q, "relationships", found, "persons", persons));
        });
    }

    /** Without colleagues, whose details are the owner's matter. */
    private List<Person> persons(Entered inside, String q) {
        Set<PersonId> colleagues = inside.runsPractice()
                ? Set.of()
                : team.members(inside).stream().map(StaffMember::person).collect(Collectors.toSet());
        return people.find(inside, q, MOST).stream()
                .filter(person -> !colleagues.contains(person.id()))
                .toList();
    }

    /** Names to choose from while one types, as options of a list. The field that asks may be called anything. */
    @GetMapping("/persons/names")
    @OpenTo(STAFF)
    ModelAndView names(@RequestParam Map<String, String> typed) {
        String text = typed.values().stream().findFirst().orElse("");
        return entrance.callEverywhere(
                inside -> new ModelAndView("relationship/_names", Map.of("persons", persons(inside, text))));
    }
}
