package org.relata.live;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener.Events;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.Moved;
import org.relata.kernel.Writing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The other processes of this installation, over NATS where {@code relata.nats} names it: each says what its deeds have moved, and that it is there. NATS
 * carries without a promise. Whatever may not have come, and whenever somebody cannot be heard, the open pages of this process are asked to catch up with the
 * database, which alone knows; so nothing is lost that is only late.
 */
@Component
@ConditionalOnExpression("@environment.getProperty('relata.nats', '') != ''")
class Neighbours implements SmartLifecycle {
    static final String SUBJECT = "relata.live";

    private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);
    private static final long TICK_MILLIS = 500;
    private static final long HERE = seconds(2);
    /** Three words that did not come. */
    private static final long SILENCE = 3 * HERE;
    /** Who is silent may be writing all the same, unheard; for so long this is reckoned with. */
    private static final long DOUBT = seconds(300);
    /** Who has said goodbye may still end a job. */
    private static final long AFTERGLOW = seconds(15);

    private static final long BETWEEN_ASKINGS = seconds(3);
    private static final long BETWEEN_DOUBTS = seconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String address;
    private final Telling telling;
    private final Lines lines;
    private final UUID self = UUID.randomUUID();
    private final Map<UUID, Other> others = new ConcurrentHashMap<>();
    private long number;
    private long here = System.nanoTime() - HERE;
    private long asked = System.nanoTime();
    private boolean unreached;
    private volatile boolean missed;
    private volatile boolean running;
    private volatile @Nullable Connection connection;

    Neighbours(@Value("${relata.nats}") String address, Telling telling, Lines lines) {
        this.address = address;
        this.telling = telling;
        this.lines = lines;
    }

    /** Another process, and when it counts as silent and is forgotten, by {@link System#nanoTime}. */
    private record Other(long number, long silent, long forgotten) {
        static Other heard(Word word) {
            var now = System.nanoTime();
            return word.gone()
                    ? new Other(word.number(), now, now + AFTERGLOW)
                    : new Other(word.number(), now + SILENCE, now + SILENCE + DOUBT);
        }
    }

    private static long seconds(long count) {
        return TimeUnit.SECONDS.toNanos(count);
    }

    /** Never throws and never waits: the deed is done, and whoever did it waits for its answer. */
    @EventListener
    void on(Moved moved) {
        say(Optional.of(moved), Optional.empty(), false);
    }

    @EventListener
    void on(Writing writing) {
        say(Optional.empty(), Optional.of(writing), false);
    }

    private synchronized void say(Optional<Moved> moved, Optional<Writing> writing, boolean gone) {
        number++;
        var open = connection;
        if (open == null) {
            return;
        }
        try {
            open.publish(SUBJECT, new Word(self, number, gone, moved, writing).written());
        } catch (IllegalStateException e) {
            LOG.debug("What moved could not be passed on; the next word shows the gap", e);
        }
    }

    private void hear(Message message) {
        try {
            var word = Word.read(message.getData());
            var before = others.put(word.from(), Other.heard(word));
            if (word.number() != (before == null ? 1 : before.number() + 1)) {
                missed = true;
            }
            word.moved().ifPresent(telling::on);
            word.writing().ifPresent(telling::on);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Something on NATS was not ours and was ignored: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void run() {
        while (running) {
            try {
                connect();
                look();
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** The first time, and after the client has given up, as it does when it is not let in; a line that only broke it mends itself. */
    private void connect() throws InterruptedException {
        var open = connection;
        if (open != null && open.getStatus() != Connection.Status.CLOSED) {
            return;
        }
        try {
            open = Nats.connect(options());
            open.createDispatcher(this::hear).subscribe(SUBJECT);
            connection = open;
            missed = true;
            reached();
        } catch (IOException | RuntimeException e) {
            unreached(e.getClass().getSimpleName());
        }
    }

    private Options options() {
        return Options.builder()
                .server(address)
                .connectionName("relata")
                .noEcho()
                .maxReconnects(-1)
                .reconnectWait(Duration.ofMillis(TICK_MILLIS))
                .connectionTimeout(PATIENCE)
                .pingInterval(PATIENCE)
                .maxPingsOut(2)
                .discardMessagesWhenOutgoingQueueFull()
                .connectionListener((changed, event) -> changed(event))
                .errorListener(new ErrorListener() {})
                .build();
    }

    private void changed(Events event) {
        if (event == Events.DISCONNECTED && running) {
            unreached("the line broke");
        } else if (event == Events.RESUBSCRIBED) {
            missed = true;
            reached();
        }
    }

    private synchronized void reached() {
        unreached = false;
        LOG.info("NATS is reached: other processes are heard at once");
    }

    private synchronized void unreached(String why) {
        if (!unreached) {
            LOG.warn(
                    "NATS cannot be reached ({}): what other processes do is seen some seconds later. Trying again.",
                    why);
        }
        unreached = true;
    }

    /** Says that this process is here, and has the pages catch up where something was missed or may be. */
    private void look() {
        var now = System.nanoTime();
        if (isReached() && now - here >= HERE) {
            here = now;
            say(Optional.empty(), Optional.empty(), false);
        }
        others.values().removeIf(other -> now - other.forgotten() > 0);
        var doubt = !isReached() || others.values().stream().anyMatch(other -> now - other.silent() > 0);
        if (missed && now - asked >= BETWEEN_ASKINGS || doubt && now - asked >= BETWEEN_DOUBTS) {
            missed = false;
            asked = now;
            lines.again();
        }
    }

    private boolean isReached() {
        var open = connection;
        return open != null && open.getStatus() == Connection.Status.CONNECTED;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("neighbours").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        say(Optional.empty(), Optional.empty(), true);
        var open = connection;
        if (open == null) {
            return;
        }
        try {
            open.flush(PATIENCE);
            open.close();
        } catch (TimeoutException | IllegalStateException e) {
            LOG.debug("The others find out by themselves", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** There before the first request and until after the last one. */
    @Override
    public int getPhase() {
        return 0;
    }
}
