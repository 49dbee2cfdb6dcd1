package org.relata.notice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A push service on this machine that keeps what it is given and answers as it is told to. */
final class StandIn implements AutoCloseable {
    final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    volatile int answer = 201;
    private final HttpServer server;

    record Received(String path, Map<String, String> headers, byte[] body) {}

    StandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::take);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void take(HttpExchange asked) throws IOException {
        Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        asked.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        received.add(new Received(
                asked.getRequestURI().getPath(), headers, asked.getRequestBody().readAllBytes()));
        asked.getResponseHeaders().add("Location", origin() + "/elsewhere");
        asked.sendResponseHeaders(answer, -1);
        asked.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
