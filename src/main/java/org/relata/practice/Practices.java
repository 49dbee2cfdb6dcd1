package org.relata.practice;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.PracticeId;
import org.relata.kernel.Role;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.platform.Keeper;
import org.relata.platform.Keeper.Kept;
import org.relata.platform.Purpose;
import org.relata.platform.Vault;
import org.springframework.stereotype.Component;

/** The practice itself and who works in it: opening, settings, staff and their roles. */
@Component
public class Practices {
    private final Keeper keeper;
    private final Vault vault;
    private final Entrance entrance;
    private final PracticeStore store;
    private final Clock clock;

    Practices(Keeper keeper, Vault vault, Entrance entrance, PracticeStore store, Clock clock) {
        this.keeper = keeper;
        this.vault = vault;
        this.entrance = entrance;
        this.store = store;
        this.clock = clock;
    }

    /** A practice just opened, and its owner. */
    public record Opened(PracticeId practice, PersonId owner) {}

    /** Opens a practice with its owner, who may also treat. There is no viewer yet: the keeper does it. */
    public Opened open(NewPractice practice, NewPerson owner, Set<Role> roles) {
        PracticeId id = PracticeId.next();
        PersonId person = PersonId.next();
        return keeper.call(Purpose.SETTING_UP, id, kept -> {
            store.insert(kept, id, practice);
            vault.admit(kept.jdbc(), id);
            store.insertOwner(kept, id, person, owner, roles);
            return new Opened(id, person);
        });
    }

    public boolean isAnyOpen() {
        return keeper.call(Purpose.SETTING_UP, (Kept kept) -> store.count(kept) > 0);
    }

    public Practice practice() {
        return entrance.callEverywhere(store::practice);
    }

    public Practice practice(Entered inside) {
        return store.practice(inside);
    }

    public void edit(NewPractice settings) {
        entrance.runEverywhere(inside -> NotFound.unlessOne(store.update(inside, settings)));
    }

    /** Everybody who works here, with their present roles; for staff only. */
    public List<StaffMember> staff(Entered inside) {
        return store.staff(inside, clock.instant());
    }

    public void giveRole(PersonId person, Role role) {
        entrance.runEverywhere(inside -> store.giveRole(inside, Ids.next(), person, role, clock.instant()));
    }

    /** Ends a role at once; the last owner keeps theirs. */
    public void endRole(PersonId person, Role role) {
        entrance.runEverywhere(inside -> NotFound.unlessOne(store.endRole(inside, person, role, clock.instant())));
    }
}
