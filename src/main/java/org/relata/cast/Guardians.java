package org.relata.cast;

import java.util.List;
import java.util.Optional;
import org.relata.kernel.PersonId;
import org.relata.platform.Entrance;
import org.relata.practice.Guardianships;
import org.springframework.stereotype.Component;

/** Who signs for the minor of the cast. */
@Component
class Guardians {
    private final Entrance entrance;
    private final Guardianships guardianships;

    Guardians(Entrance entrance, Guardianships guardianships) {
        this.entrance = entrance;
        this.guardianships = guardianships;
    }

    void appoint(PersonId minor, List<PersonId> guardians) {
        entrance.runEverywhere(inside ->
                guardians.forEach(guardian -> guardianships.appoint(inside, minor, guardian, Optional.empty())));
    }
}
