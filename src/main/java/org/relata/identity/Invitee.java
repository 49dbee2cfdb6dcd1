package org.relata.identity;

import java.util.Locale;
import java.util.Optional;
import org.relata.kernel.Capacity;
import org.relata.kernel.PersonId;

/** Who is invited, as what, and how to reach them. */
public record Invitee(PersonId person, Capacity capacity, String name, Optional<String> email, Locale language) {
    public Invitee {
        email = email.map(String::strip).filter(e -> !e.isEmpty());
    }
}
