package org.relata.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.relata.identity.Accounts;
import org.relata.identity.Accounts.Moment;
import org.relata.identity.Holder;
import org.relata.kernel.Capacity;
import org.relata.ui.Back;
import org.springframework.stereotype.Component;

/** The last step of every way in: who has proved to be there gets a new session, and somebody who may act in two capacities is asked which. */
@Component
class Arrival {
    /** Where a session keeps who is about to choose a capacity. */
    static final String CHOOSING = "choosing";

    private final Accounts accounts;
    private final Sessions sessions;
    private final Clock clock;

    Arrival(Accounts accounts, Sessions sessions, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Signs in and returns where to go; empty where the person may act in no capacity at present. */
    Optional<String> arrive(
            HttpServletRequest request,
            HttpServletResponse response,
            Holder holder,
            boolean shared,
            Moment moment,
            String to) {
        List<SignedIn> ways = ways(holder, shared);
        if (ways.isEmpty()) {
            return Optional.empty();
        }
        SignedIn first = ways.getFirst();
        first.viewer().run(() -> accounts.note(moment));
        if (ways.size() == 1) {
            sessions.open(request, response, first);
            return Optional.of(Back.to(to));
        }
        sessions.fresh(request).setAttribute(CHOOSING, first);
        return Optional.of(Back.via("/capacity", to));
    }

    /** As whom this person may act at present: as a client, as staff, or both. */
    List<SignedIn> ways(Holder holder, boolean shared) {
        return Stream.of(Capacity.values())
                .flatMap(capacity -> accounts.arriving(holder.as(capacity)).stream()
                        .map(account -> new SignedIn(holder, capacity, account.epoch(), clock.instant(), shared)))
                .toList();
    }
}
