package org.relata.measure.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.relata.measure.instrument.Catalogue;
import org.relata.relationship.Kind;
import org.relata.ui.Option;
import org.relata.ui.Page;
import org.springframework.stereotype.Component;

/** What the columns of a file can be, as choices. */
@Component
class ImportWords {
    private final Catalogue catalogue;

    ImportWords(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Nothing, a measure of the practice's own, or anything of the catalogue that has a total and is no safety screen. */
    List<Option> measures(Page page) {
        var own = Stream.of(
                new Option("", page.say("outcomes.look.what.no")),
                new Option("own-higher", page.say("outcomes.look.what.higher")),
                new Option("own-lower", page.say("outcomes.look.what.lower")));
        var known = catalogue.all().stream()
                .filter(one -> one.key().total() && !one.about().safety())
                .map(one -> new Option(one.id(), one.shortTitle()));
        return Stream.concat(own, known).toList();
    }

    List<Option> kinds(Page page) {
        return Arrays.stream(Kind.values())
                .map(kind -> new Option(kind.word(), page.say("relationship.kind." + kind.word())))
                .toList();
    }
}
