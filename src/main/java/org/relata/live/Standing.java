package org.relata.live;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Looks every second whether the sessions behind the open lines still stand: who has signed out, was locked or was shut out hears no more. */
@Component
class Standing implements DisposableBean {
    private final Lines lines;
    private final LiveStore store;
    private final Thread looking;

    Standing(Lines lines, LiveStore store) {
        this.lines = lines;
        this.store = store;
        this.looking = Thread.ofVirtual().name("standing").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(500);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** While the database cannot be asked nobody can be told anything either. */
    private void look() {
        var sessions = lines.sessions();
        if (sessions.isEmpty()) {
            return;
        }
        try {
            lines.end(store.ended(sessions));
        } catch (DataAccessException e) {
            // the next look decides
        }
    }

    @Override
    public void destroy() {
        looking.interrupt();
    }
}
