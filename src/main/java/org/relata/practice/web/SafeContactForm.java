package org.relata.practice.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.practice.SafeContact;
import org.relata.practice.SafeContact.Voicemail;
import org.relata.practice.SafeContact.Way;
import org.relata.ui.Form;
import org.relata.ui.Option;
import org.relata.ui.Page;

/** The form that says how somebody may be reached without harm. */
public final class SafeContactForm {
    private SafeContactForm() {}

    static Form of(SafeContact rules) {
        return Form.blank()
                .with("by", rules.ways().stream().map(Way::word).toArray(String[]::new))
                .with("voicemail", rules.voicemail().word())
                .with("hours", rules.hours())
                .with("codeword", rules.codeword().orElse(""))
                .with("more", rules.more().orElse(""));
    }

    static SafeContact rules(PersonId person, Form form) {
        return new SafeContact(
                person,
                ways(way -> form.has("by", way.word()))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Way.class))),
                Voicemail.of(form.value("voicemail")).orElseThrow(NotFound::new),
                form.value("hours").strip(),
                form.given("codeword"),
                form.given("more"));
    }

    public static List<Option> ways(Page page) {
        return ways(any -> true)
                .map(way -> new Option(way.word(), page.say("practice.safe.by." + way.word())))
                .toList();
    }

    public static List<Option> voicemails(Page page) {
        return Arrays.stream(Voicemail.values())
                .map(one -> new Option(one.word(), page.say("practice.safe.voicemail." + one.word())))
                .toList();
    }

    /** What whoever reaches for the telephone has to know first, in sentences. */
    public static List<String> warnings(Page page, SafeContact rules) {
        var warnings = ways(way -> !rules.allows(way))
                .map(way -> page.say("practice.safe.not." + way.word()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (rules.allows(Way.PHONE) && rules.voicemail() != Voicemail.MATTER) {
            warnings.add(page.say("practice.safe.voicemail." + rules.voicemail().word()) + ".");
        }
        if (!rules.hours().isEmpty()) {
            warnings.add(page.say("practice.safe.hours.only", rules.hours()));
        }
        rules.codeword().ifPresent(word -> warnings.add(page.say("practice.safe.codeword.is", word)));
        rules.more().ifPresent(warnings::add);
        return warnings;
    }

    private static Stream<Way> ways(Predicate<Way> which) {
        return Arrays.stream(Way.values()).filter(which);
    }
}
