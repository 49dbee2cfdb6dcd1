package org.relata.live;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.CircleId;
import org.relata.kernel.Moved;
import org.relata.kernel.Moved.Step;
import org.relata.kernel.PracticeId;
import org.relata.kernel.Writing;
import org.relata.platform.Keeper;
import org.relata.platform.Keeper.Kept;
import org.relata.platform.Purpose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the readers of a circle that it has moved. Who they are is asked at that moment and never remembered: whoever has lost a seat hears nothing more.
 * Deeds do not wait for it; what cannot be told yet is told with what comes next.
 */
@Component
class Telling implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
    private static final long RETRY_MILLIS = 1_000;
    private static final long WRITING_EVERY = TimeUnit.SECONDS.toNanos(3);

    private final Lines lines;
    private final Keeper keeper;
    private final LiveStore store;
    private final Map<PracticeId, Map<CircleId, Step>> waiting = new HashMap<>();
    private final Map<Writing, Long> said = new HashMap<>();
    private volatile boolean running;
    private volatile @Nullable Thread teller;

    Telling(Lines lines, Keeper keeper, LiveStore store) {
        this.lines = lines;
        this.keeper = keeper;
        this.store = store;
    }

    @EventListener
    void on(Moved moved) {
        if (!lines.anyIn(moved.practice())) {
            return;
        }
        synchronized (waiting) {
            var circles = waiting.computeIfAbsent(moved.practice(), practice -> new LinkedHashMap<>());
            moved.steps().forEach(step -> circles.merge(step.circle(), step, Telling::later));
            waiting.notifyAll();
        }
    }

    /** For who looks at this moment; whoever cannot be told now is not told later. */
    @EventListener
    void on(Writing writing) {
        if (lines.anyIn(writing.practice()) && isNews(writing)) {
            Thread.ofVirtual().name("writing").start(() -> tell(writing));
        }
    }

    /** Once in a while, however often it is said. */
    private boolean isNews(Writing writing) {
        synchronized (said) {
            var now = System.nanoTime();
            said.values().removeIf(at -> now - at > WRITING_EVERY);
            return said.putIfAbsent(writing, now) == null;
        }
    }

    private void tell(Writing writing) {
        var readers = keeper.call(
                Purpose.TELLING,
                writing.practice(),
                kept -> store.readers(kept, writing.practice(), List.of(writing.circle())));
        readers.stream()
                .map(LiveStore.Reader::who)
                .filter(who -> !who.person().equals(writing.writer()))
                .forEach(who -> lines.of(who).forEach(line -> line.tellWriting(writing.circle())));
    }

    private static Step later(Step one, Step other) {
        return one.position() > other.position() ? one : other;
    }

    private void run() {
        while (running) {
            try {
                take().forEach(this::tell);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Map<PracticeId, Map<CircleId, Step>> take() throws InterruptedException {
        synchronized (waiting) {
            while (waiting.isEmpty()) {
                waiting.wait();
            }
            var taken = new HashMap<>(waiting);
            waiting.clear();
            return taken;
        }
    }

    private void tell(PracticeId practice, Map<CircleId, Step> moved) {
        try {
            keeper.call(Purpose.TELLING, practice, kept -> {
                tell(kept, practice, moved);
                return true;
            });
        } catch (RuntimeException e) {
            LOG.warn("Readers could not be told, trying again: {}", e.getClass().getSimpleName());
            Thread.ofVirtual().start(() -> again(new Moved(practice, List.copyOf(moved.values()))));
        }
    }

    private void again(Moved moved) {
        try {
            Thread.sleep(RETRY_MILLIS);
            on(moved);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Kept kept, PracticeId practice, Map<CircleId, Step> moved) {
        for (var reader : store.readers(kept, practice, moved.keySet())) {
            Optional.ofNullable(moved.get(reader.circle()))
                    .ifPresent(step -> lines.of(reader.who()).forEach(line -> line.tell(step)));
        }
    }

    @Override
    public void start() {
        running = true;
        teller = Thread.ofVirtual().name("telling").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Optional.ofNullable(teller).ifPresent(Thread::interrupt);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
