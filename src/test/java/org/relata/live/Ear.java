package org.relata.live;

import java.net.http.WebSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.relata.Knocking;
import org.relata.kernel.CircleId;
import org.relata.kernel.RelationshipId;

/** What one person's open page hears, every frame of it. */
public final class Ear implements WebSocket.Listener {
    private static final long PATIENCE = 10_000;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder begun = new StringBuilder();
    private @Nullable WebSocket socket;

    /** Connects as a page does, with a ticket of its own. */
    public static Ear of(Knocking who) {
        var ear = new Ear();
        ear.socket = who.socket("/live", who.site(), ear, "relata", ticket(who)).join();
        return ear;
    }

    public static String ticket(Knocking who) {
        return who.post("/live/ticket").body();
    }

    public Ear shows(RelationshipId... relationships) {
        say("{\"shown\":["
                + String.join(
                        ",",
                        Arrays.stream(relationships).map(id -> "\"" + id + "\"").toList()) + "]}");
        return this;
    }

    public void say(String text) {
        Objects.requireNonNull(socket).sendText(text, true).join();
    }

    public List<String> heard() {
        return List.copyOf(heard);
    }

    public boolean heardOf(CircleId circle) {
        return heard.stream().anyMatch(frame -> frame.contains(circle.toString()));
    }

    /** Waits until it is so, at most ten seconds. */
    public static void until(BooleanSupplier so) {
        var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE);
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it has not come about within ten seconds");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    public void untilHeard(CircleId circle) {
        until(() -> heardOf(circle));
    }

    /** The code with which the line was closed. */
    public int untilClosed() {
        return closed.orTimeout(PATIENCE, TimeUnit.MILLISECONDS).join();
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    public void close() {
        Objects.requireNonNull(socket).abort();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        begun.append(data);
        if (last) {
            heard.add(begun.toString());
            begun.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(-1);
    }
}
