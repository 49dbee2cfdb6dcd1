package org.relata;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** One address before several processes: each new connection goes to the first of them that takes it. */
final class Doorway implements AutoCloseable {
    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Integer> ports;

    Doorway(Integer... ports) throws IOException {
        this.ports = List.of(ports);
        Thread.ofVirtual().start(this::run);
    }

    int port() {
        return entrance.getLocalPort();
    }

    private void run() {
        try {
            while (true) {
                Socket come = entrance.accept();
                Thread.ofVirtual().start(() -> pass(come));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void pass(Socket come) {
        for (int port : ports) {
            try {
                Socket there = new Socket(InetAddress.getLoopbackAddress(), port);
                Thread.ofVirtual().start(() -> carry(there, come));
                carry(come, there);
                return;
            } catch (IOException e) {
                // nobody there: the next one
            }
        }
        close(come);
    }

    private static void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // it broke on one side, and so it does on the other
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed, then
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
