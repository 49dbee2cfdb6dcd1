import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The network between two parties: an address that passes each connection on to one of several ports, taken in turn, and to another where nobody is there. It
 * can go silent, as a network does that loses every packet (what is under way comes later, as TCP sees to it), and it can break every connection.
 */
final class Passage implements AutoCloseable {
    private final ServerSocket entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final List<Integer> ports;
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private boolean silent;

    Passage(Integer... ports) throws IOException {
        this.ports = List.of(ports);
        Thread.startVirtualThread(this::run);
    }

    int port() {
        return entrance.getLocalPort();
    }

    synchronized void fallSilent() {
        silent = true;
    }

    synchronized void speakAgain() {
        silent = false;
        notifyAll();
    }

    private synchronized void awaitVoice() throws InterruptedException {
        while (silent) {
            wait();
        }
    }

    /** Breaks every connection, as a reset does. */
    void reset() {
        open.forEach(Passage::broken);
    }

    private void run() {
        try {
            while (true) {
                Socket come = entrance.accept();
                Thread.startVirtualThread(() -> pass(come));
            }
        } catch (IOException e) {
            // it is over
        }
    }

    private void pass(Socket come) {
        open.add(come);
        int first = turn.getAndIncrement();
        for (int i = 0; i < ports.size(); i++) {
            try {
                awaitVoice();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), ports.get((first + i) % ports.size()));
                open.add(there);
                Thread.startVirtualThread(() -> carry(there, come));
                carry(come, there);
                return;
            } catch (IOException e) {
                // nobody there: the next one
            } catch (InterruptedException e) {
                break;
            }
        }
        end(come);
    }

    private void carry(Socket from, Socket to) {
        try {
            byte[] bytes = new byte[16_384];
            for (int length = from.getInputStream().read(bytes);
                    length >= 0;
                    length = from.getInputStream().read(bytes)) {
                awaitVoice();
                to.getOutputStream().write(bytes, 0, length);
            }
        } catch (IOException | InterruptedException e) {
            // broken on one side, broken on both
        } finally {
            end(from);
            end(to);
        }
    }

    private void end(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed, then
        }
    }

    private static void broken(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // it is broken already
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        reset();
    }
}
