package org.relata.measure;

import java.util.List;
import org.relata.kernel.Changed;
import org.relata.kernel.CircleKind;
import org.relata.platform.Keeper;
import org.relata.platform.Purpose;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Turns a flagged answer into a task of the care team, after the answer was stored and by the keeper: whoever answered waits for nothing, sees nothing
 * and could not read the task. The event is kept until it is done, so a crash in between loses no task.
 */
@Component
class RiskAlerts {
    private final Keeper keeper;
    private final TaskStore tasks;
    private final ApplicationEventPublisher events;

    RiskAlerts(Keeper keeper, TaskStore tasks, ApplicationEventPublisher events) {
        this.keeper = keeper;
        this.tasks = tasks;
        this.events = events;
    }

    @ApplicationModuleListener
    void on(ResponseSubmitted event) {
        if (event.risk()) {
            keeper.call(Purpose.ALERTING, event.practice(), event.relationship(), kept -> {
                tasks.raise(kept, event);
                events.publishEvent(new Changed(
                        event.practice(),
                        List.of(new Changed.Place(event.relationship(), kept.circle(CircleKind.TEAM)))));
                return true;
            });
        }
    }
}
