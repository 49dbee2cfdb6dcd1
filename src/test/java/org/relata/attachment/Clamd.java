package org.relata.attachment;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for clamd: speaks INSTREAM and knows one signature. */
final class Clamd implements AutoCloseable {
    /** The text that every scanner finds and that harms nobody, in parts, so that none finds it here. */
    static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    final List<Integer> pieces = new CopyOnWriteArrayList<>();
    private final ServerSocketChannel server;
    private final String answer;

    /** Answers as the real one does, or with this. */
    Clamd(ServerSocketChannel server, SocketAddress at, String answer) throws IOException {
        this.server = server.bind(at);
        this.answer = answer;
        Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
        try {
            while (true) {
                try (var line = server.accept()) {
                    hear(line);
                }
            }
        } catch (IOException e) {
            // closed: the test is over
            return;
        }
    }

    private void hear(SocketChannel line) throws IOException {
        var in = new DataInputStream(Channels.newInputStream(line));
        var heard = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
        var all = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            pieces.add(length);
            all.writeBytes(in.readNBytes(length));
        }
        boolean found = all.toString(StandardCharsets.ISO_8859_1).contains(EICAR);
        var said = !heard.equals("zINSTREAM\0")
                ? "UNKNOWN COMMAND"
                : answer.isEmpty() ? "stream: " + (found ? "Eicar-Signature FOUND" : "OK") : answer;
        Channels.newOutputStream(line).write((said + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
