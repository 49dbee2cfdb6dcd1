package org.relata.practice;

import java.time.LocalDate;
import java.util.Optional;
import org.relata.kernel.Refused;

/** A person to be added: a name as one field, any pronouns, and what is known so far. */
public record NewPerson(String name, Optional<String> pronouns, Optional<String> email, Optional<LocalDate> bornOn) {
    public NewPerson {
        if (email.filter(e -> !e.isBlank() && !Contact.isEmail(e.strip())).isPresent()) {
            throw new Refused("This e-mail address cannot be right: it needs an @ and no spaces.");
        }
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
