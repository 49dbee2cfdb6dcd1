package org.relata.live;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.NotFound;
import org.relata.kernel.Viewer;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Place;
import org.springframework.stereotype.Component;

/**
 * What a page shows to be connected, besides the cookie: good for half a minute, for this person in this capacity and session, and sealed under the
 * practice's key, so that every process of an installation knows it and nobody else can make one.
 */
@Component
public class Tickets {
    private static final Duration GOOD_FOR = Duration.ofSeconds(30);

    private final Entrance entrance;
    private final Vault vault;
    private final Clock clock;

    Tickets(Entrance entrance, Vault vault, Clock clock) {
        this.entrance = entrance;
        this.vault = vault;
        this.clock = clock;
    }

    /** For the viewer, in this session. */
    public String issue(String session) {
        return entrance.callAtDoor(inside -> {
            var until = clock.instant().plus(GOOD_FOR).toString();
            var sealed = vault.sealForPractice(inside, place(session), Optional.of(words(inside, until)));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        });
    }

    /** Throws {@link NotFound} for a ticket that is old, another's, or none. */
    public void check(String ticket, String session) {
        entrance.callAtDoor(inside -> {
            var opened = opened(inside, ticket, session);
            var until = Instant.parse(opened.substring(opened.indexOf(' ') + 1));
            if (!opened.equals(words(inside, until.toString())) || until.isBefore(clock.instant())) {
                throw new NotFound();
            }
            return true;
        });
    }

    private String opened(Entered inside, String ticket, String session) {
        try {
            var sealed = Base64.getUrlDecoder().decode(ticket);
            return vault.openForPractice(inside, place(session), sealed).orElseThrow(NotFound::new);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new NotFound();
        }
    }

    private static String words(Entered inside, String until) {
        Viewer viewer = inside.viewer();
        return viewer.person() + "/" + viewer.capacity().word() + " " + until;
    }

    private static Place place(String session) {
        return new Place("live.ticket", UUID.nameUUIDFromBytes(session.getBytes(StandardCharsets.UTF_8)), "ticket");
    }
}
