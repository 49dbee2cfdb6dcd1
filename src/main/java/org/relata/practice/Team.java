package org.relata.practice;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.Role;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.springframework.stereotype.Component;

/** Who works in the practice and as what. Only an owner changes it; the last owner stays one. */
@Component
public class Team {
    private final Entrance entrance;
    private final People people;
    private final PracticeStore store;
    private final Clock clock;

    Team(Entrance entrance, People people, PracticeStore store, Clock clock) {
        this.entrance = entrance;
        this.people = people;
        this.store = store;
        this.clock = clock;
    }

    /** Everybody who works here, with their present roles; for staff only. */
    public List<StaffMember> members(Entered inside) {
        return store.staff(inside, clock.instant());
    }

    /** Adds a colleague with at least one role. */
    public PersonId employ(NewPerson person, Set<Role> roles) {
        return entrance.callEverywhere(inside -> {
            if (!inside.is(Role.OWNER)) {
                throw new NotFound();
            }
            if (roles.isEmpty()) {
                throw new Refused("Choose what this person does here: at least one role.");
            }
            PersonId id = people.add(inside, person);
            roles.forEach(role -> store.giveRole(inside, Ids.next(), id, role, clock.instant()));
            return id;
        });
    }

    /** Gives and ends roles until these are the person's roles; none means that the person works here no longer. */
    public void setRoles(PersonId person, Set<Role> wanted) {
        entrance.runEverywhere(inside -> {
            StaffMember colleague = members(inside).stream()
                    .filter(member -> member.person().equals(person))
                    .findFirst()
                    .orElseThrow(NotFound::new);
            Instant now = clock.instant();
            Set<Role> given = EnumSet.noneOf(Role.class);
            given.addAll(wanted);
            given.removeAll(colleague.roles());
            Set<Role> ended = EnumSet.copyOf(colleague.roles());
            ended.removeAll(wanted);
            given.forEach(role -> store.giveRole(inside, Ids.next(), person, role, now));
            ended.forEach(role -> NotFound.unlessOne(store.endRole(inside, person, role, now)));
        });
    }
}
