package org.relata.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.relata.kernel.NotFound;
import org.relata.measure.instrument.Catalogue;
import org.relata.measure.instrument.Definition;
import org.relata.platform.Entered;
import org.springframework.stereotype.Component;

/** What can be measured here, in the catalogue and among the practice's own totals, and in which words. */
@Component
class Definitions {
    private final Catalogue catalogue;
    private final OwnInstrumentStore own;
    private final Wordings wordings;

    Definitions(Catalogue catalogue, OwnInstrumentStore own, Wordings wordings) {
        this.catalogue = catalogue;
        this.own = own;
        this.wordings = wordings;
    }

    Definition find(Entered inside, String id) {
        return Optional.ofNullable(find(inside, Set.of(id)).get(id)).orElseThrow(NotFound::new);
    }

    /** What these ids measure; an id that is nowhere is absent. One statement, and none while all are published ones. */
    Map<String, Definition> find(Entered inside, Set<String> ids) {
        Map<String, Definition> found = new LinkedHashMap<>();
        ids.forEach(id -> catalogue.find(id).ifPresent(one -> found.put(id, Definition.of(one))));
        if (found.size() < ids.size()) {
            own.all(inside).stream()
                    .map(OwnInstrument::definition)
                    .filter(one -> ids.contains(one.id()))
                    .forEach(one -> found.put(one.id(), one));
        }
        return found;
    }

    /** Published instruments first, then the practice's own totals. */
    List<Definition> all(Entered inside) {
        var all = new ArrayList<>(catalogue.all().stream().map(Definition::of).toList());
        own.all(inside).forEach(one -> all.add(one.definition()));
        return all;
    }

    /** What can be answered on screen here, our own forms first. */
    List<Definition> askable(Entered inside) {
        var worded = wordings.worded(inside);
        var askable = new ArrayList<Definition>();
        catalogue.forms().forEach(form -> askable.add(Definition.of(form.instrument())));
        catalogue.all().stream()
                .filter(one -> worded.contains(one.id()) && !wordings.ours(one.id()))
                .forEach(one -> askable.add(Definition.of(one)));
        return askable;
    }

    /** The words in force. */
    Optional<PracticeWording> words(Entered inside, String id) {
        return wordings.current(inside, id);
    }

    Map<String, PracticeWording> words(Entered inside, Set<String> ids) {
        return wordings.current(inside, ids);
    }

    /** The words that a response was given to. */
    Optional<PracticeWording> shown(Entered inside, Response response) {
        return wordings.shown(inside, response);
    }
}
