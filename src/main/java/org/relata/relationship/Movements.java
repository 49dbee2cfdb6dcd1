package org.relata.relationship;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relata.kernel.Changed;
import org.relata.kernel.CircleId;
import org.relata.kernel.Moved;
import org.relata.kernel.NotFound;
import org.relata.kernel.PracticeId;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entered;
import org.relata.platform.Keeper;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Moves on every circle that a transaction has written to: once, as its last act, so that no deed holds a circle's position for longer than a commit
 * takes, unless it has taken a place there. What was moved is said after the commit.
 */
@Component
public class Movements {
    private final JdbcClient jdbc;
    private final Keeper keeper;
    private final ApplicationEventPublisher events;

    Movements(JdbcClient jdbc, Keeper keeper, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.keeper = keeper;
        this.events = events;
    }

    /**
     * The next place in a circle, for facts that stand in a row there. Who takes one holds the circle's order until the transaction ends, so that places
     * follow the order of commits: a reader who has seen one has seen all before it. Throws {@link NotFound} where the viewer does not write.
     */
    public long nextPlace(Entered inside, CircleId circle) {
        return deed(inside.viewer().practice()).next(circle);
    }

    @EventListener
    void on(Changed changed) {
        var deed = deed(changed.practice());
        for (var place : changed.places()) {
            deed.circles.put(place.circle(), place.relationship());
        }
    }

    private Deed deed(PracticeId practice) {
        var begun = (Deed) TransactionSynchronizationManager.getResource(this);
        if (begun != null) {
            return begun;
        }
        var deed = new Deed(practice, keeper.atWork().orElse(jdbc));
        TransactionSynchronizationManager.bindResource(this, deed);
        TransactionSynchronizationManager.registerSynchronization(deed);
        return deed;
    }

    /** What one transaction has written to. */
    private final class Deed implements TransactionSynchronization {
        private final PracticeId practice;
        private final JdbcClient connection;
        private final Map<CircleId, RelationshipId> circles = new LinkedHashMap<>();
        private final Map<CircleId, Long> positions = new HashMap<>();
        private final List<Moved.Step> steps = new ArrayList<>();

        Deed(PracticeId practice, JdbcClient connection) {
            this.practice = practice;
            this.connection = connection;
        }

        long next(CircleId circle) {
            positions.putAll(CircleStore.move(connection, List.of(circle)));
            return Optional.ofNullable(positions.get(circle)).orElseThrow(NotFound::new);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            var still = circles.keySet().stream()
                    .filter(circle -> !positions.containsKey(circle))
                    .toList();
            if (!still.isEmpty()) {
                positions.putAll(CircleStore.move(connection, still));
            }
            circles.forEach((circle, relationship) -> Optional.ofNullable(positions.get(circle))
                    .ifPresent(position -> steps.add(new Moved.Step(relationship, circle, position))));
        }

        @Override
        public void afterCommit() {
            if (!steps.isEmpty()) {
                events.publishEvent(new Moved(practice, List.copyOf(steps)));
            }
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Movements.this);
        }
    }
}
