package org.relata.technique;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.Role;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.springframework.stereotype.Component;

/**
 * A practice's own copies of exercises, for its clinicians. What is saved may have faults and waits for whoever mends it; only what can be read is
 * offered, to this practice alone, and what is running goes on as it began. Throws {@link NotFound} and {@link Refused}, in words.
 */
@Component
public class Adaptations {
    private static final int MOST = 200;
    private static final int LONGEST = 100_000;

    private final Entrance entrance;
    private final AdaptationStore store;
    private final Library library;
    private final Clock clock;

    Adaptations(Entrance entrance, AdaptationStore store, Library library, Clock clock) {
        this.entrance = entrance;
        this.store = store;
        this.library = library;
        this.clock = clock;
    }

    /** The last changed first. */
    public List<Adaptation> all() {
        return entrance.callEverywhere(inside -> store.all(treating(inside), MOST));
    }

    public Adaptation one(AdaptationId id) {
        return on(id, (inside, one) -> one);
    }

    /** Copies an exercise under a name of its own. */
    public AdaptationId copy(String key) {
        return entrance.callEverywhere(inside -> {
            var text = library.edition(treating(inside), key).text();
            if (store.all(inside, MOST).size() == MOST) {
                throw new Refused("There are " + MOST + " copies already. Change one of them instead.");
            }
            var id = AdaptationId.next();
            var own = key.replaceFirst("-own-\\w{8}$", "");
            own = own.substring(0, Math.min(own.length(), 40)) + "-own-"
                    + id.toString().substring(28);
            store.add(inside, id, own, text.replaceFirst("(?m)^key:.*$", "key: " + own), clock.instant());
            return id;
        });
    }

    /** Saves it, faults and all; refuses where somebody else has saved since the viewer opened it. */
    public Adaptation save(AdaptationId id, int seen, String text) {
        check(text);
        return on(id, (inside, one) -> {
            if (!one.text().equals(text) && !store.save(inside, id, seen, text, clock.instant())) {
                throw new Refused(
                        "Somebody else has changed this since you opened it. Your words are still here; open it"
                                + " again in another window to see theirs.");
            }
            return store.find(inside, id).orElseThrow(NotFound::new);
        });
    }

    /** Keeps what is being typed, for whoever types it. */
    public void type(AdaptationId id, String text) {
        if (text.length() <= LONGEST) {
            on(id, (inside, one) -> {
                store.type(inside, id, text, clock.instant());
                return one;
            });
        }
    }

    /** Puts what was saved into the practice's library; it is refused while a line of it is wrong. */
    public void offer(AdaptationId id) {
        on(id, (inside, one) -> {
            if (one.read().exercise().isEmpty()) {
                throw new Refused("It cannot be done like this yet. What is wrong stands below, line by line.");
            }
            store.offer(inside, id, Optional.of(one.text()));
            return one;
        });
    }

    /** Takes it out of the library; what is running goes on. */
    public void withdraw(AdaptationId id) {
        on(id, (inside, one) -> {
            store.offer(inside, id, Optional.empty());
            return one;
        });
    }

    private Adaptation on(AdaptationId id, BiFunction<Entered, Adaptation, Adaptation> deed) {
        return entrance.callEverywhere(
                inside -> deed.apply(inside, store.find(treating(inside), id).orElseThrow(NotFound::new)));
    }

    private static Entered treating(Entered inside) {
        if (!inside.is(Role.CLINICIAN)) {
            throw new NotFound();
        }
        return inside;
    }

    private static void check(String text) {
        if (text.length() > LONGEST) {
            throw new Refused("This is longer than can be kept: at most " + LONGEST + " characters.");
        }
    }
}
