package org.relata.notice;

import org.relata.kernel.Notice;
import org.relata.kernel.Noticed;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears what awaits whom after the deed was committed, kept until it is done; and what was read, in the very transaction of reading. */
@Component
class Listening {
    private final Turns turns;
    private final WaitingStore waiting;

    Listening(Turns turns, WaitingStore waiting) {
        this.turns = turns;
        this.waiting = waiting;
    }

    @ApplicationModuleListener
    void on(Notice notice) {
        turns.give(notice);
    }

    @EventListener
    void on(Noticed read) {
        waiting.look(read);
    }
}
