package org.relata.practice;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.Capacity;
import org.relata.kernel.PersonId;
import org.relata.kernel.PracticeId;
import org.relata.kernel.Refused;
import org.relata.kernel.Viewer;
import org.relata.platform.Keeper;
import org.relata.platform.Purpose;
import org.springframework.stereotype.Component;

/** As whom a verb of the operator's own command line acts: whoever can start it can read the keys, so it asks for no password. */
@Component
public class Operators {
    private final Keeper keeper;
    private final PracticeStore store;

    Operators(Keeper keeper, PracticeStore store) {
        this.keeper = keeper;
        this.store = store;
    }

    record Clinician(UUID practice, UUID person, String name, String email) {}

    /** The one clinician of this installation, or the one of this address where there are several. */
    public Viewer clinician(Optional<String> email) {
        List<Clinician> all = keeper.call(Purpose.OPERATING, store::clinicians);
        if (all.isEmpty()) {
            throw new Refused("There is no practice here yet: start Relata with ./relata serve and open it first.");
        }
        List<Clinician> meant = all.stream()
                .filter(one -> email.isEmpty() || one.email().equalsIgnoreCase(email.get()))
                .toList();
        if (meant.size() != 1) {
            throw new Refused("Say for which clinician, with --as EMAIL: "
                    + String.join(", ", all.stream().map(Clinician::email).toList()) + ".");
        }
        Clinician one = meant.getFirst();
        return new Viewer(new PracticeId(one.practice()), new PersonId(one.person()), Capacity.STAFF);
    }
}
