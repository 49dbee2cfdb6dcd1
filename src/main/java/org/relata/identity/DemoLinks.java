package org.relata.identity;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.relata.kernel.Capacity;
import org.relata.kernel.PersonId;
import org.relata.kernel.PracticeId;
import org.relata.kernel.Viewer;
import org.relata.platform.Installation;
import org.relata.platform.Keeper;
import org.relata.platform.Purpose;
import org.springframework.stereotype.Component;

/**
 * One-click ways into the example practice, and into nothing else. There are none unless the installation is a demo; their keys are drawn anew at
 * each start and live in memory alone. Who comes in this way has no password, so there is nothing to guess.
 */
@Component
public class DemoLinks {
    private final Map<String, Viewer> links = new ConcurrentHashMap<>();
    private final Keeper keeper;
    private final EnrolmentStore store;
    private final boolean demo;

    DemoLinks(Keeper keeper, EnrolmentStore store, Installation installation) {
        this.keeper = keeper;
        this.store = store;
        this.demo = installation.demo();
    }

    /** Somebody of the invented cast. */
    public record Character(PracticeId practice, PersonId person, String name, List<Capacity> as) {}

    /** Gives an invented person an account without any secret, once. */
    public void enrol(Character character, Locale language, ZoneId zone) {
        Holder holder =
                new Holder(character.practice().value(), character.person().value());
        keeper.call(Purpose.SIGNING_IN, character.practice(), kept -> {
            if (!demo || !store.isExample(kept, holder.practice())) {
                throw new IllegalStateException("only an example practice has demo accounts");
            }
            store.insertAccount(
                    kept,
                    holder,
                    EnrolmentStore.as(character.name(), EnumSet.copyOf(character.as())),
                    language.toLanguageTag(),
                    zone.getId());
            return true;
        });
    }

    /** The path that signs in as this person; good until the server stops. */
    public String to(PracticeId practice, PersonId person, Capacity capacity) {
        String key = Secret.key();
        if (demo) {
            links.put(key, new Viewer(practice, person, capacity));
        }
        return "/demo/as/" + key;
    }

    /** Whom a key signs in as: never anybody of a practice that is not an example. */
    public Optional<Viewer> who(String key) {
        return Optional.ofNullable(links.get(key))
                .filter(viewer -> demo
                        && keeper.call(
                                Purpose.SIGNING_IN,
                                viewer.practice(),
                                kept -> store.isExample(kept, viewer.practice().value())));
    }
}
