package org.relata.identity;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.platform.Keeper.Kept;
import org.springframework.stereotype.Component;

/** Who has a way in, and in what state it is. Inviting is with {@link Invitations}. */
@Component
public class Accounts {
    private final Entrance entrance;
    private final AccountStore store;
    private final EventStore events;
    private final AddressStore addresses;

    Accounts(Entrance entrance, AccountStore store, EventStore events, AddressStore addresses) {
        this.entrance = entrance;
        this.store = store;
        this.events = events;
        this.addresses = addresses;
    }

    /** The state of each of these persons, as far as the viewer may know of them; for everybody else it is "not invited". */
    public Map<PersonId, AccountState> states(Entered inside, Collection<PersonId> people) {
        return store.states(inside, people);
    }

    public AccountState state(Entered inside, PersonId person) {
        return store.states(inside, java.util.List.of(person)).getOrDefault(person, AccountState.NONE);
    }

    /** Locks somebody out at once: for the owner, and for a clinician whose client it is. */
    public void end(Entered inside, PersonId person) {
        mayArrange(inside, person);
        NotFound.unlessOne(store.setEnded(inside, person, true));
        store.endSessions(person);
        events.add(inside, Event.ENDED, person.value());
    }

    public void restore(Entered inside, PersonId person) {
        mayArrange(inside, person);
        NotFound.unlessOne(store.setEnded(inside, person, false));
        events.add(inside, Event.RESTORED, person.value());
    }

    /** To be called when a person's name changes: it stands in their menu. */
    public void rename(Entered inside, PersonId person, String name) {
        store.rename(inside, person, name.strip());
    }

    /** The viewer's own account, as it stands at this moment; empty if it has ended, or a factor has since the session began. */
    public Optional<Account> standing(Viewer viewer, int epoch) {
        return viewer.call(() -> entrance.callAtDoor(inside -> store.standing(inside, epoch)));
    }

    /** As {@link #standing(Viewer, int)} for somebody who is only just signing in. */
    public Optional<Account> arriving(Viewer viewer) {
        return standing(viewer, 0);
    }

    /** How the keeper writes to somebody, for a purpose that may; empty for who has no account, or none any more in this capacity. */
    public Optional<Address> address(Kept kept, Viewer person) {
        return addresses.find(kept, person);
    }

    /** The viewer's own language, zone and whether single keys are shortcuts. */
    public void prefer(Locale language, ZoneId zone, boolean keys) {
        entrance.callAtDoor(inside -> {
            NotFound.unlessOne(store.prefer(inside, language, zone, keys));
            return true;
        });
    }

    /** Notes what the viewer did at the door. */
    public void note(Moment moment) {
        entrance.callAtDoor(inside -> {
            events.add(inside, moment.event, inside.person());
            return true;
        });
    }

    /** What the door itself notes of somebody signed in. */
    public enum Moment {
        SIGNED_IN(Event.SIGNED_IN),
        SIGNED_IN_WITH_RECOVERY_CODE(Event.SIGNED_IN_WITH_RECOVERY_CODE),
        SIGNED_IN_ON_REMEMBERED_DEVICE(Event.SIGNED_IN_ON_REMEMBERED_DEVICE),
        SIGNED_IN_TO_DEMO(Event.SIGNED_IN_TO_DEMO),
        LOCKED(Event.LOCKED),
        SIGNED_OUT(Event.SIGNED_OUT),
        CAPACITY_CHOSEN(Event.CAPACITY_CHOSEN);

        private final Event event;

        Moment(Event event) {
            this.event = event;
        }
    }

    private void mayArrange(Entered inside, PersonId person) {
        boolean client = store.isClientAlone(inside, person).orElseThrow(NotFound::new);
        if (!inside.is(Role.OWNER) && !(client && inside.is(Role.CLINICIAN))) {
            throw new NotFound();
        }
    }
}
