package org.relata.messaging.web;

import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.springframework.beans.factory.annotation.Autowired;

/** All of them at one process. */
@OnStage
class MessagesJourneyTest extends MessagesJourneys {
    @Autowired
    private Stage server;

    @Override
    protected int port(Player player) {
        return server.port();
    }
}
