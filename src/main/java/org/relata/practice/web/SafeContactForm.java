package org.relata.practice.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.practice.SafeContact;
import org.relata.practice.SafeContact.Voicemail;
import org.relata.ui.Form;
import org.relata.ui.Option;
import org.relata.ui.Page;

/** The form that says how somebody may be reached without harm. */
public final class SafeContactForm {
    private SafeContactForm() {}

    static Form of(SafeContact rules) {
        return Form.blank()
                .with("by", ways(rules).toArray(String[]::new))
                .with("voicemail", rules.voicemail().word())
                .with("hours", rules.hours())
                .with("codeword", rules.codeword().orElse(""))
                .with("more", rules.more().orElse(""));
    }

    static SafeContact rules(PersonId person, Form form) {
        return new SafeContact(
                person,
                form.has("by", "mail"),
                form.has("by", "phone"),
                form.has("by", "text"),
                Voicemail.of(form.value("voicemail")).orElseThrow(NotFound::new),
                form.value("hours").strip(),
                form.given("codeword"),
                form.given("more"));
    }

    public static List<Option> ways(Page page) {
        return options(page, "practice.safe.by.", List.of("mail", "phone", "text"));
    }

    public static List<Option> voicemails(Page page) {
        return options(
                page,
                "practice.safe.voicemail.",
                Arrays.stream(Voicemail.values()).map(Voicemail::word).toList());
    }

    /** What whoever reaches for the telephone has to know first, in sentences. */
    public static List<String> warnings(Page page, SafeContact rules) {
        var allowed = ways(rules);
        var warnings = new ArrayList<>(List.of("mail", "phone", "text").stream()
                .filter(way -> !allowed.contains(way))
                .map(way -> page.say("practice.safe.not." + way))
                .toList());
        if (rules.phone() && rules.voicemail() != Voicemail.MATTER) {
            warnings.add(page.say("practice.safe.voicemail." + rules.voicemail().word()) + ".");
        }
        if (!rules.hours().isEmpty()) {
            warnings.add(page.say("practice.safe.hours.only", rules.hours()));
        }
        rules.codeword().ifPresent(word -> warnings.add(page.say("practice.safe.codeword.is", word)));
        rules.more().ifPresent(warnings::add);
        return warnings;
    }

    private static List<String> ways(SafeContact rules) {
        var ways = new ArrayList<String>();
        if (rules.mail()) {
            ways.add("mail");
        }
        if (rules.phone()) {
            ways.add("phone");
        }
        if (rules.text()) {
            ways.add("text");
        }
        return ways;
    }

    private static List<Option> options(Page page, String key, List<String> words) {
        return words.stream()
                .map(word -> new Option(word, page.say(key + word)))
                .toList();
    }
}
