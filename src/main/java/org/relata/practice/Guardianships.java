package org.relata.practice;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.platform.Entered;
import org.springframework.stereotype.Component;

/** Who signs for which minor. Every verb works inside a transaction that has entered, and is for staff who know the minor. */
@Component
public class Guardianships {
    private final GuardianshipStore store;
    private final People people;
    private final Clock clock;

    Guardianships(GuardianshipStore store, People people, Clock clock) {
        this.store = store;
        this.people = people;
        this.clock = clock;
    }

    /** Those of these minors, ended ones too; for a guardian or a minor, their own. */
    public List<Guardianship> of(Entered inside, Collection<PersonId> minors) {
        return store.of(inside, minors.stream().map(PersonId::value).toList());
    }

    public UUID appoint(Entered inside, PersonId minor, PersonId guardian, Optional<String> custodyNote) {
        if (minor.equals(guardian)) {
            throw new Refused("Nobody is their own guardian.");
        }
        people.person(inside, minor);
        Person adult = people.person(inside, guardian);
        LocalDate today = today();
        if (of(inside, List.of(minor)).stream().anyMatch(g -> g.guardian().equals(guardian) && g.stands(today))) {
            throw new Refused(adult.name() + " is a guardian here already.");
        }
        if (people.isMinor(inside, guardian)) {
            throw new Refused(adult.name() + " is under age and cannot be a guardian.");
        }
        UUID id = Ids.next();
        store.insert(inside, new Guardianship(id, minor, guardian, adult.name(), custodyNote, today, Optional.empty()));
        return id;
    }

    public void end(Entered inside, PersonId minor, UUID guardianship) {
        NotFound.unlessOne(store.end(inside, minor, guardianship, today()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
