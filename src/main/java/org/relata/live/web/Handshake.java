package org.relata.live.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.NotFound;
import org.relata.kernel.Viewer;
import org.relata.live.Tickets;
import org.relata.ui.Presence;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Lets in who is signed in and shows a ticket, as the second of the two protocols offered; for everybody else there is nothing here. */
@Component
class Handshake implements HandshakeInterceptor {
    static final String VIEWER = "viewer";
    static final String SESSION = "session";

    private final Tickets tickets;

    Handshake(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        var servlet = ((ServletServerHttpRequest) request).getServletRequest();
        var session = Optional.ofNullable(servlet.getSession(false)).map(held -> held.getId());
        var ticket = offered(request).stream()
                .filter(offer -> !offer.equals(Socket.PROTOCOL))
                .findFirst();
        var viewer = Presence.of(servlet).viewer();
        if (viewer.isEmpty() || session.isEmpty() || ticket.isEmpty() || !good(ticket.get(), session.get())) {
            response.setStatusCode(HttpStatus.NOT_FOUND);
            return false;
        }
        attributes.put(VIEWER, viewer.get());
        attributes.put(SESSION, session.get());
        return true;
    }

    private boolean good(String ticket, String session) {
        try {
            tickets.check(ticket, session);
            return true;
        } catch (NotFound e) {
            return false;
        }
    }

    private static List<String> offered(ServerHttpRequest request) {
        return request.getHeaders().getValuesAsList("Sec-WebSocket-Protocol");
    }

    static Viewer viewer(Map<String, Object> attributes) {
        return (Viewer) Objects.requireNonNull(attributes.get(VIEWER));
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {}
}
