package org.relata.relationship;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relata.kernel.Changed;
import org.relata.kernel.CircleId;
import org.relata.kernel.Moved;
import org.relata.kernel.PracticeId;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Keeper;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Moves on every circle that a transaction has written to: once, as its last act, so that no deed holds a circle's position for longer than a commit
 * takes. What was moved is said after the commit.
 */
@Component
class Movements {
    private final JdbcClient jdbc;
    private final Keeper keeper;
    private final ApplicationEventPublisher events;

    Movements(JdbcClient jdbc, Keeper keeper, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.keeper = keeper;
        this.events = events;
    }

    @EventListener
    void on(Changed changed) {
        var deed = (Deed) TransactionSynchronizationManager.getResource(this);
        if (deed == null) {
            deed = new Deed(changed.practice(), keeper.atWork().orElse(jdbc));
            TransactionSynchronizationManager.bindResource(this, deed);
            TransactionSynchronizationManager.registerSynchronization(deed);
        }
        for (var place : changed.places()) {
            deed.circles.put(place.circle(), place.relationship());
        }
    }

    /** What one transaction has written to. */
    private final class Deed implements TransactionSynchronization {
        private final PracticeId practice;
        private final JdbcClient connection;
        private final Map<CircleId, RelationshipId> circles = new LinkedHashMap<>();
        private final List<Moved.Step> steps = new ArrayList<>();

        Deed(PracticeId practice, JdbcClient connection) {
            this.practice = practice;
            this.connection = connection;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            var positions = CircleStore.move(connection, circles.keySet());
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
