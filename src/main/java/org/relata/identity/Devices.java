package org.relata.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.relata.kernel.NotFound;
import org.relata.platform.Entrance;
import org.relata.platform.Keeper;
import org.relata.platform.Purpose;
import org.springframework.stereotype.Component;

/**
 * The browsers people sign in on, each known by a cookie of which only the hash is kept. A client may have the own one remembered for thirty days in
 * place of the code: never one that was ever marked as shared or that somebody else has signed in on, and never a member of staff.
 */
@Component
public class Devices {
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final Map<String, String> BROWSERS =
            Map.of("Edg/", "Edge", "OPR/", "Opera", "Firefox/", "Firefox", "Chrome/", "Chrome", "Safari/", "Safari");
    private static final List<String> BY_RANK = List.of("Edg/", "OPR/", "Firefox/", "Chrome/", "Safari/");
    private static final List<String> SYSTEMS =
            List.of("iPhone", "iPad", "Android", "Windows", "Mac OS X", "CrOS", "Linux");

    private final Keeper keeper;
    private final Entrance entrance;
    private final DeviceStore store;
    private final EventStore events;
    private final Clock clock;

    Devices(Keeper keeper, Entrance entrance, DeviceStore store, EventStore events, Clock clock) {
        this.keeper = keeper;
        this.entrance = entrance;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** A key for the cookie of a browser that has none. */
    public String freshKey() {
        return Secret.key();
    }

    /** Whether this browser stands in for the code of this person. */
    public boolean isRemembered(Holder holder, String key) {
        byte[] browser = Secret.hash("browser", key);
        return keeper.call(Purpose.SIGNING_IN, holder.practiceId(), kept -> {
            boolean remembered =
                    store.isRemembered(kept, holder, browser) && !store.isUsedByOthers(kept, holder, browser);
            if (remembered) {
                store.seen(kept, holder, browser);
            }
            return remembered;
        });
    }

    /** Notes that this person has signed in here and what they say of the device; returns whether it counts as shared. */
    public boolean note(Holder holder, String key, String userAgent, Device.Ownership said) {
        byte[] browser = Secret.hash("browser", key);
        return keeper.call(Purpose.SIGNING_IN, holder.practiceId(), kept -> {
            boolean others = store.isUsedByOthers(kept, holder, browser);
            if (others) {
                store.markShared(kept, browser);
            }
            return store.note(
                    kept,
                    holder,
                    browser,
                    label(userAgent),
                    others || said == Device.Ownership.SHARED,
                    said == Device.Ownership.OWN_AND_REMEMBERED ? kept.at().plus(REMEMBERED) : null);
        });
    }

    /** The viewer's own, the last used first. */
    public List<Device> mine() {
        return entrance.callAtDoor(inside -> store.list(inside, clock.instant()));
    }

    /** Forgets one: the next sign-in there asks for the code, and anew whether others use it. */
    public void forget(UUID device) {
        entrance.callAtDoor(inside -> {
            NotFound.unlessOne(store.delete(inside, device));
            events.add(inside, Event.DEVICE_FORGOTTEN, inside.person());
            return true;
        });
    }

    /** "Firefox, Android": enough to tell one's own devices apart. */
    static String label(String userAgent) {
        String browser = BY_RANK.stream()
                .filter(userAgent::contains)
                .map(mark -> BROWSERS.getOrDefault(mark, "Browser"))
                .findFirst()
                .orElse("Browser");
        return SYSTEMS.stream()
                .filter(userAgent::contains)
                .map(system -> browser + ", " + system.replace(" OS X", "").replace("CrOS", "Chromebook"))
                .findFirst()
                .orElse(browser);
    }
}
