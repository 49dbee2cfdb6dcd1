package org.relata.practice;

import java.time.LocalDate;
import java.util.Optional;

/** A person to be added: a name as one field, any pronouns, and what is known so far. */
public record NewPerson(String name, Optional<String> pronouns, Optional<String> email, Optional<LocalDate> bornOn) {
    public static NewPerson named(String name) {
        return new NewPerson(name, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
