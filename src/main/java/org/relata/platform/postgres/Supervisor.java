package org.relata.platform.postgres;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps one server running on one port until closed: a server that dies is started again, at longer and longer pauses. */
final class Supervisor implements AutoCloseable {
    private static final long LONGEST_PAUSE = 5_000;

    private final Programs programs;
    private final int port;
    private final Consumer<String> progress;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final Thread thread;
    private @Nullable Postmaster current;

    private Supervisor(Programs programs, int port, Consumer<String> progress) {
        this.programs = programs;
        this.port = port;
        this.progress = progress;
        // Not a virtual thread: the kernel ties the server's life to the very thread that launched it.
        this.thread = Thread.ofPlatform().name("postgres").daemon().unstarted(this::watch);
    }

    /** Returns once the server takes connections. */
    static Supervisor start(Programs programs, int port, Consumer<String> progress) {
        Supervisor supervisor = new Supervisor(programs, port, progress);
        supervisor.thread.start();
        try {
            supervisor.firstReady.join();
            return supervisor;
        } catch (CompletionException e) {
            if (e.getCause() instanceof PostgresTrouble trouble) throw trouble;
            throw e;
        }
    }

    private void watch() {
        long pause = 100;
        while (!isClosing()) {
            long since = System.nanoTime();
            try {
                serve();
            } catch (RuntimeException trouble) {
                if (firstReady.completeExceptionally(trouble)) return;
                if (!isClosing()) progress.accept(String.valueOf(trouble.getMessage()));
            }
            boolean livedLong = System.nanoTime() - since > TimeUnit.MINUTES.toNanos(1);
            pause = livedLong ? 100 : Math.min(LONGEST_PAUSE, pause * 2);
            rest(pause);
        }
    }

    private void serve() {
        Postmaster server = launch();
        if (server == null) return;
        server.awaitReady(progress);
        if (!firstReady.complete(null)) progress.accept("PostgreSQL is back");
        server.awaitExit();
        if (isClosing()) return;
        progress.accept("PostgreSQL stopped unexpectedly; starting it again (what was saved is safe)");
        Strays.clear(programs, progress);
    }

    private synchronized @Nullable Postmaster launch() {
        if (isClosing()) return null;
        Postmaster server = Postmaster.launch(programs, port);
        current = server;
        return server;
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void rest(long millis) {
        try {
            if (closing.await(millis, TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; if somebody does, the next look comes sooner.
            return;
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closing.countDown();
            if (current != null && current.isAlive()) current.stop();
        }
        Strays.gone(programs.folder(), Duration.ofSeconds(2));
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
