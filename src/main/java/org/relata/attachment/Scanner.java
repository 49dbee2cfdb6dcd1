package org.relata.attachment;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks clamd about each file, where {@code relata.clamd} says how it is reached: HOST:PORT, or the path of a Unix socket. The bytes go out piece by
 * piece (INSTREAM, clamd(8)). A scanner that is set and does not answer lets nothing pass; one that is not set is not missed.
 */
@Component
class Scanner {
    private static final Logger LOG = LoggerFactory.getLogger(Scanner.class);
    private static final int PATIENCE_SECONDS = 120;
    private static final int LONGEST_ANSWER = 1024;

    private final Optional<SocketAddress> clamd;
    private final int patienceSeconds;

    @Autowired
    Scanner(@Value("${relata.clamd:}") String clamd) {
        this(clamd, PATIENCE_SECONDS);
    }

    Scanner(String clamd, int patienceSeconds) {
        this.clamd = Optional.of(clamd.strip()).filter(said -> !said.isEmpty()).map(Scanner::address);
        this.patienceSeconds = patienceSeconds;
    }

    /** Throws {@link Unfit} where something is found, and {@link Refused} where nobody could look. */
    void check(Pieces file) {
        clamd.map(address -> answer(address, file)).ifPresent(answer -> {
            if (answer.endsWith(" FOUND")) {
                throw new Unfit("The virus scanner has found something in this file, so it was not kept and not sent.");
            } else if (!answer.endsWith(": OK")) {
                LOG.warn("clamd could not check a file");
                throw unchecked();
            }
        });
    }

    private String answer(SocketAddress address, Pieces file) {
        try (var channel = address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open()) {
            endAfterPatience(channel);
            channel.connect(found(address));
            return ask(channel, file);
        } catch (IOException | UncheckedIOException | UnresolvedAddressException e) {
            LOG.warn("clamd cannot be reached: {}", e.getClass().getSimpleName());
            throw unchecked();
        }
    }

    private static String ask(SocketChannel channel, Pieces file) throws IOException {
        var out = new DataOutputStream(Channels.newOutputStream(channel));
        out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        file.each(piece -> send(out, piece));
        out.writeInt(0);
        out.flush();
        var answer = Channels.newInputStream(channel).readNBytes(LONGEST_ANSWER);
        return new String(answer, StandardCharsets.US_ASCII).replace("\0", "").strip();
    }

    private static void send(DataOutputStream out, byte[] piece) {
        try {
            out.writeInt(piece.length);
            out.write(piece);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A channel that is closed from elsewhere ends whatever waits on it. */
    private void endAfterPatience(SocketChannel channel) {
        CompletableFuture.delayedExecutor(patienceSeconds, TimeUnit.SECONDS).execute(() -> close(channel));
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("A line to clamd was closed already");
        }
    }

    private static SocketAddress address(String said) {
        if (said.startsWith("/")) {
            return UnixDomainSocketAddress.of(said);
        }
        int colon = said.lastIndexOf(':');
        @Nullable
        Integer port = colon > 0 && said.substring(colon + 1).matches("\\d{1,5}")
                ? Integer.valueOf(said.substring(colon + 1))
                : null;
        if (port == null || port > 65_535) {
            throw new IllegalArgumentException("relata.clamd wants HOST:PORT or the path of a socket, not: " + said);
        }
        return InetSocketAddress.createUnresolved(said.substring(0, colon).replaceAll("^\\[|]$", ""), port);
    }

    /** A name is looked up each time: scanners move. */
    private static SocketAddress found(SocketAddress address) {
        return address instanceof InetSocketAddress named
                ? new InetSocketAddress(named.getHostString(), named.getPort())
                : address;
    }

    private static Refused unchecked() {
        return new Refused(
                "This file could not be checked for viruses, and nothing was sent; try again in a few minutes.");
    }
}
