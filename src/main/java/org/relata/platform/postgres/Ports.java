package org.relata.platform.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;

/** A port of 127.0.0.1 for the server. */
final class Ports {
    private Ports() {}

    /** The port asked for, or else the last one, or else any that is free. */
    static int choose(OptionalInt asked, OptionalInt last) {
        if (asked.isPresent()) {
            if (!isFree(asked.getAsInt())) throw Diagnosis.portTaken(asked.getAsInt());
            return asked.getAsInt();
        }
        if (last.isPresent() && isFree(last.getAsInt())) return last.getAsInt();
        for (int tries = 0; tries < 100; tries++) {
            // Below the range from which systems lend ports to outgoing connections, so it is still free after a crash.
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            if (isFree(port)) return port;
        }
        throw new PostgresTrouble("No free port was found on 127.0.0.1: nothing was changed; name one to use.");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.isBound();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
