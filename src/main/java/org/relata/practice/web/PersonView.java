package org.relata.practice.web;

import java.util.List;
import org.relata.identity.AccountState;
import org.relata.practice.Guardianship;
import org.relata.practice.Person;
import org.relata.practice.PersonChange;
import org.relata.practice.SafeContact;

/** A person's page beside the form: how to reach them safely, who signs for them, which details were changed, and how far they are on the way in. */
public record PersonView(
        Person person,
        boolean minor,
        List<Guardianship> guardianships,
        List<PersonChange> changes,
        AccountState standing,
        SafeContact safe) {
    /** Whether the person is a minor for whom nobody signs now. */
    public boolean unsigned() {
        return minor
                && guardianships.stream()
                        .allMatch(guardianship -> guardianship.until().isPresent());
    }
}
