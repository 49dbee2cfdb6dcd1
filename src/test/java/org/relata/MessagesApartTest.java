package org.relata;

import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.messaging.web.MessagesJourneys;
import org.relata.platform.Installation;
import org.relata.platform.Outside;
import org.springframework.beans.factory.annotation.Autowired;

/** The same between two processes, with Amara on one side and the others on the other. */
@OnStage
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesApartTest extends MessagesJourneys {
    private final Nats nats = new Nats();
    private final OwnServer one;
    private final OwnServer other;

    @Autowired
    MessagesApartTest(Installation installation, Outside outside) throws IOException, InterruptedException {
        nats.start();
        var first = CompletableFuture.supplyAsync(() -> OwnServer.beside(installation, outside, nats));
        other = OwnServer.beside(installation, outside, nats);
        one = first.join();
    }

    /** Other processes go by the real time: where a test before this one has made it later, they cannot know who treats whom from then on. */
    @BeforeEach
    void onlyAtTheSameTime(@Autowired TestClock clock) {
        assumeThat(clock.instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @Override
    protected int port(Player player) {
        return (player == Player.AMARA ? one : other).port();
    }

    @AfterAll
    void stop() throws InterruptedException {
        one.close();
        other.close();
        nats.close();
    }
}
