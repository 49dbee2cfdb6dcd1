package org.relata.messaging.web;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relata.attachment.Attached;
import org.relata.messaging.Copy;
import org.relata.messaging.Copy.Part;
import org.relata.messaging.Copy.Period;
import org.relata.messaging.Disclosure;
import org.relata.ui.Page;

/** What a copy says around the messages, in the language of who makes it and whoever it is of. */
public record CopyWords(Page page) {
    public String title(Part part) {
        return page.say("messaging.copy." + part.conversation().kind().word());
    }

    /** "Amara Example, Jonas Example and Dr Okafor read this." */
    public String readers(Part part) {
        var names = Stream.concat(part.periods().getLast().members().stream(), part.careTeam().stream())
                .toList();
        return page.say("messaging.readers", page.list(names));
    }

    public String period(Period period) {
        return page.say(
                "messaging.copy.period",
                page.when().shortDate(period.circle().openedAt()),
                page.list(period.members()));
    }

    public String at(Instant at) {
        return page.when().shortDate(at) + ", " + page.when().time(at);
    }

    public String made(Copy copy) {
        return page.say(
                "messaging.copy.made",
                copy.member(),
                at(copy.madeAt()),
                copy.madeBy(),
                page.when().city());
    }

    public String disclosure(Disclosure proposed) {
        var said = page.say("messaging.disclosure.proposed", proposed.proposedBy()) + " " + at(proposed.proposedAt());
        return proposed.answer()
                .map(answer -> said + " "
                        + page.say(
                                "messaging.copy.answered",
                                page.say("messaging.disclosure."
                                        + answer.answer().word()),
                                at(answer.at())))
                .orElse(said);
    }

    public String files(List<Attached> files) {
        return files.stream()
                .map(file -> page.say("messaging.copy.file", file.name(), file.kilobytes()))
                .collect(Collectors.joining(", "));
    }
}
