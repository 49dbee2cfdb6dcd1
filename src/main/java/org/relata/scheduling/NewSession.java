package org.relata.scheduling;

import java.util.Collection;
import java.util.Set;
import org.relata.kernel.PersonId;

/** A session to be entered, with whom and when. */
public record NewSession(Set<PersonId> members, Session.Time time) {
    public static NewSession with(Collection<PersonId> members, Session.Time time) {
        return new NewSession(Set.copyOf(members), time);
    }
}
