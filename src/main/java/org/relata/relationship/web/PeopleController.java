package org.relata.relationship.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.STAFF;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.relata.identity.Accounts;
import org.relata.kernel.PersonId;
import org.relata.kernel.Role;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.practice.People;
import org.relata.practice.Person;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Lists of relationships, by names and states alone. */
@Controller
class PeopleController {
    private static final int LATEST = 6;

    private final Entrance entrance;
    private final Relationships relationships;
    private final Accounts accounts;
    private final People people;

    PeopleController(Entrance entrance, Relationships relationships, Accounts accounts, People people) {
        this.entrance = entrance;
        this.people = people;
        this.relationships = relationships;
        this.accounts = accounts;
    }

    @GetMapping("/people")
    @OpenTo(STAFF)
    ModelAndView list(Form filter) {
        return entrance.callEverywhere(inside -> {
            List<Relationship> all = relationships.all(inside);
            List<Relationship> wanted =
                    all.stream().filter(wanted(inside, filter)).toList();
            PeopleView view =
                    PeopleView.of(wanted, filter, all.isEmpty(), inside.is(Role.CLINICIAN), inside.runsPractice());
            return new ModelAndView(
                    "relationship/people",
                    Map.of("view", view.standing(accounts.states(inside, view.members())), "filter", filter));
        });
    }

    /** For Today: the relationships that were begun last. */
    @GetMapping("/people/tile")
    @OpenTo(STAFF)
    ModelAndView tile() {
        return entrance.callEverywhere(inside -> {
            List<Relationship> latest = relationships.all(inside).stream()
                    .filter(r -> !r.isClosed() && (inside.hasSeatIn(r.id()) || inside.relationships().length == 0))
                    .sorted((a, b) -> b.createdAt().compareTo(a.createdAt()))
                    .limit(LATEST)
                    .toList();
            return new ModelAndView(
                    "relationship/_latest", Map.of("latest", latest, "founds", inside.is(Role.CLINICIAN)));
        });
    }

    /** For a client's Home: with whom, and in whose care. */
    @GetMapping("/relationships/tile")
    @OpenTo(CLIENT)
    ModelAndView ours() {
        return entrance.callEverywhere(inside -> new ModelAndView(
                "relationship/_ours",
                Map.of(
                        "ours",
                        relationships.all(inside),
                        "self",
                        inside.viewer().person())));
    }

    /** For a person's page: which relationships the person is in, as far as the viewer may know. */
    @GetMapping("/persons/{person}/relationships/tile")
    @OpenTo(STAFF)
    ModelAndView of(@PathVariable PersonId person) {
        return entrance.callEverywhere(inside -> {
            Person known = people.person(inside, person);
            return new ModelAndView("relationship/_of-person", Map.of("found", relationships.of(inside, known.id())));
        });
    }

    private static Predicate<Relationship> wanted(Entered inside, Form filter) {
        String state = filter.given("state").orElse("open");
        String kind = filter.value("kind");
        String text = filter.value("q").strip().toLowerCase(Locale.ROOT);
        boolean all =
                filter.value("whose").equals("all") || !inside.runsPractice() || inside.relationships().length == 0;
        return r -> (state.equals("all") || r.isClosed() == state.equals("closed"))
                && (kind.isEmpty() || r.kind().word().equals(kind))
                && (all || inside.hasSeatIn(r.id()))
                && (text.isEmpty() || names(r, text));
    }

    private static boolean names(Relationship relationship, String text) {
        return relationship.title().toLowerCase(Locale.ROOT).contains(text)
                || relationship.currentMembers().stream()
                        .anyMatch(m -> m.name().toLowerCase(Locale.ROOT).contains(text));
    }
}
