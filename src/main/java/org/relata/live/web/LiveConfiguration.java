package org.relata.live.web;

import java.net.URI;
import org.relata.platform.Installation;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** One address for every connection. A page of another site cannot open one: its origin is refused, and it has no ticket. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class LiveConfiguration implements WebSocketConfigurer {
    private final Socket socket;
    private final Handshake handshake;
    private final String origin;

    LiveConfiguration(Socket socket, Handshake handshake, Installation installation) {
        this.socket = socket;
        this.handshake = handshake;
        this.origin =
                URI.create(installation.publicUrl()).resolve("/").toString().replaceAll("/$", "");
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(socket, "/live").addInterceptors(handshake).setAllowedOrigins(origin);
    }
}
