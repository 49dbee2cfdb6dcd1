package org.relata.live.web;

import jakarta.websocket.Session;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.relata.kernel.RelationshipId;
import org.relata.live.Line;
import org.relata.live.Lines;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The far end of a page's connection. All that a page ever says is which relationships it shows; whoever says anything else, or too much, is let go. */
@Component
class Socket extends TextWebSocketHandler implements SubProtocolCapable {
    static final String PROTOCOL = "relata";
    /** A page names what it shows once, and again when it is asked to, every few seconds at most. */
    private static final int MOST_WORDS = 40;

    private static final long A_MINUTE = TimeUnit.MINUTES.toNanos(1);

    private static final int LONGEST = 2_048;
    /** How long one message may take to be taken. */
    private static final String PATIENCE = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private final Lines lines;
    private final Map<String, Talk> talks = new ConcurrentHashMap<>();

    Socket(Lines lines) {
        this.lines = lines;
    }

    private static final class Talk {
        final Line line;
        private long since = System.nanoTime();
        private int words;

        Talk(Line line) {
            this.line = line;
        }

        /** One talk is heard by one thread at a time. */
        boolean isTooMuch() {
            if (System.nanoTime() - since > A_MINUTE) {
                since = System.nanoTime();
                words = 0;
            }
            return ++words > MOST_WORDS;
        }
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of(PROTOCOL);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        session.setTextMessageSizeLimit(LONGEST);
        session.setBinaryMessageSizeLimit(1);
        if (session instanceof NativeWebSocketSession open && open.getNativeSession() instanceof Session far) {
            far.getUserProperties().put(PATIENCE, 5_000L);
        }
        var attributes = session.getAttributes();
        var line = lines.open(
                Handshake.viewer(attributes),
                (String) Objects.requireNonNull(attributes.get(Handshake.SESSION)),
                new Browser(session));
        talks.put(session.getId(), new Talk(line));
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) throws IOException {
        var talk = talks.get(session.getId());
        if (talk == null) {
            return;
        }
        var shown = Shown.read(message.getPayload());
        if (shown.isEmpty() || talk.isTooMuch()) {
            session.close(CloseStatus.POLICY_VIOLATION.withReason(
                    "Only which relationships a page shows is understood here."));
            return;
        }
        lines.catchUp(talk.line, shown.get());
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable failure) {
        afterConnectionClosed(session, CloseStatus.SERVER_ERROR);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        var talk = talks.remove(session.getId());
        if (talk != null) {
            lines.close(talk.line);
        }
    }

    /** The browser, as the line speaks to it; the server gives up on a message that is not taken in time. */
    private record Browser(WebSocketSession session) implements Line.Speaker {
        @Override
        public void say(String text) throws IOException {
            try {
                session.sendMessage(new TextMessage(text));
            } catch (IllegalStateException e) {
                throw new IOException("closed from the far end meanwhile", e);
            }
        }

        @Override
        public void close() {
            try {
                session.close(CloseStatus.GOING_AWAY);
            } catch (IOException e) {
                // it is closed, then
            }
        }
    }

    /** What a page says of itself. */
    private static final class Shown {
        private static final int MOST = 40;

        static Optional<List<RelationshipId>> read(String text) {
            try {
                var ids = JsonMapper.shared().readTree(text).path("shown");
                return ids.isArray() && ids.size() <= MOST
                        ? Optional.of(ids.valueStream()
                                .map(id -> RelationshipId.of(id.asString()))
                                .toList())
                        : Optional.empty();
            } catch (JacksonException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
