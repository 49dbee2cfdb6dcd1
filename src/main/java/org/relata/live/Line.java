package org.relata.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.relata.kernel.CircleId;
import org.relata.kernel.Moved.Step;
import org.relata.kernel.Viewer;

/**
 * One open connection, and what its person has not been told yet. A circle that moves again takes the place of its earlier move, so what waits is never
 * more than the circles there are; a reader who is slower than that, or takes too long over one message, is let go and catches up on return.
 */
public final class Line {
    private static final int MOST_WAITING = 256;
    private static final long HEARTBEAT_MILLIS = 20_000;

    private final Viewer viewer;
    private final String session;
    private final Speaker speaker;
    private final Map<CircleId, Step> moves = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<CircleId> writing = new LinkedHashSet<>();
    private boolean closed;

    Line(Viewer viewer, String session, Speaker speaker) {
        this.viewer = viewer;
        this.session = session;
        this.speaker = speaker;
    }

    /** The far end. Speaking waits until it was taken, and throws when that takes too long. */
    public interface Speaker {
        void say(String text) throws IOException;

        void close();
    }

    public Viewer viewer() {
        return viewer;
    }

    String session() {
        return session;
    }

    synchronized void tell(Step step) {
        moves.merge(step.circle(), step, (before, now) -> before.position() > now.position() ? before : now);
        heard();
    }

    synchronized void tellWriting(CircleId circle) {
        writing.add(circle);
        heard();
    }

    /** Something for this connection alone, as it is. */
    public synchronized void say(String text) {
        notes.add(text);
        heard();
    }

    private void heard() {
        if (moves.size() + notes.size() + writing.size() > MOST_WAITING) {
            hangUp();
        }
        notifyAll();
    }

    synchronized void hangUp() {
        closed = true;
        notifyAll();
    }

    /** Speaks until the line is closed from either side. */
    void run() {
        try {
            for (var words = next(); words.isPresent(); words = next()) {
                for (var text : words.get()) {
                    speaker.say(text);
                }
            }
        } catch (IOException e) {
            hangUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            speaker.close();
        }
    }

    /** What is to be said now; a heartbeat where there is nothing; empty when the line is closed. */
    private synchronized Optional<List<String>> next() throws InterruptedException {
        if (moves.isEmpty() && notes.isEmpty() && writing.isEmpty() && !closed) {
            wait(HEARTBEAT_MILLIS);
        }
        if (closed) {
            return Optional.empty();
        }
        var words = new ArrayList<>(notes);
        writing.stream().map(Tidings::writing).forEach(words::add);
        if (!moves.isEmpty() || words.isEmpty()) {
            words.add(Tidings.moved(moves.values()));
        }
        moves.clear();
        notes.clear();
        writing.clear();
        return Optional.of(words);
    }
}
