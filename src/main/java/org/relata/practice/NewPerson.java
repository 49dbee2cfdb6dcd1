package org.relata.practice;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.relata.kernel.Refused;

/** A person to be added: a name as one field, any pronouns, and what is known so far. */
public record NewPerson(String name, Optional<String> pronouns, Optional<String> email, Optional<LocalDate> bornOn) {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+");

    public NewPerson {
        name = plain(name);
        if (email.filter(e -> !e.isBlank() && !Contact.isEmail(e.strip())).isPresent()) {
            throw new Refused("This e-mail address cannot be right: it needs an @ and no spaces.");
        }
    }

    /** Without control characters and marks of direction: they would turn the sentences around that a name stands in. */
    static String plain(String name) {
        return UNSEEN.matcher(name).replaceAll("").strip();
    }

    public static NewPerson named(String name) {
        return new NewPerson(name, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public NewPerson at(String address) {
        return new NewPerson(name, pronouns, Optional.of(address), bornOn);
    }

    public NewPerson born(LocalDate day) {
        return new NewPerson(name, pronouns, email, Optional.of(day));
    }

    public NewPerson called(String theirPronouns) {
        return new NewPerson(name, Optional.of(theirPronouns), email, bornOn);
    }
}
