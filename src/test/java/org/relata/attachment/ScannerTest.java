package org.relata.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relata.kernel.Refused;

class ScannerTest {
    private static final int PATIENCE = 30;

    @Test
    void whatIsCleanPassesAndGoesOutInPieces() throws IOException {
        try (var clamd = onPort("")) {
            scanner(clamd).check(Files.pieces(new byte[3 * Pieces.SIZE + 5]));
            assertThat(clamd.clamd.pieces).containsExactly(Pieces.SIZE, Pieces.SIZE, Pieces.SIZE, 5);
        }
    }

    @Test
    void whatIsFoundIsRefusedForGoodAlsoOverTheBorderOfTwoPieces() throws IOException {
        try (var clamd = onPort("")) {
            var file = Files.joined(new byte[Pieces.SIZE - 20], Files.latin(Clamd.EICAR));
            assertThatThrownBy(() -> scanner(clamd).check(Files.pieces(file)))
                    .isInstanceOf(Unfit.class)
                    .hasMessageContaining("virus");
        }
    }

    @Test
    void aSocketInTheFileSystemServesAsWell(@TempDir Path folder) throws IOException {
        var path = folder.resolve("clamd");
        try (var clamd = new Clamd(
                ServerSocketChannel.open(StandardProtocolFamily.UNIX), UnixDomainSocketAddress.of(path), "")) {
            var scanner = new Scanner(path.toString(), PATIENCE);
            scanner.check(Files.pieces(new byte[10]));
            assertThatThrownBy(() -> scanner.check(Files.pieces(Files.latin(Clamd.EICAR))))
                    .isInstanceOf(Unfit.class);
            assertThat(clamd.pieces).containsExactly(10, Clamd.EICAR.length());
        }
        assertUnchecked(new Scanner(folder.resolve("gone").toString(), PATIENCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSTREAM size limit exceeded. ERROR", "stream: Can't allocate memory ERROR", "yes", "OK"})
    void whatIsNeitherYesNorNoLetsNothingPass(String answer) throws IOException {
        try (var clamd = onPort(answer)) {
            assertUnchecked(scanner(clamd));
        }
    }

    @Test
    void aScannerThatIsAwayOrSilentLetsNothingPass() throws IOException {
        int port;
        try (var gone = onPort("")) {
            port = gone.port;
        }
        assertUnchecked(new Scanner("127.0.0.1:" + port, PATIENCE));
        assertUnchecked(new Scanner("nowhere.invalid:3310", PATIENCE));
        try (var silent = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            assertUnchecked(new Scanner("127.0.0.1:" + silent.socket().getLocalPort(), 1));
        }
    }

    @Test
    void noneIsMissedWhereNoneIsSetAndNonsenseIsRefusedAtTheStart() {
        assertThatCode(() -> new Scanner(" ", PATIENCE).check(Files.pieces(Files.latin(Clamd.EICAR))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new Scanner("clamd", PATIENCE)).hasMessageContaining("HOST:PORT");
        assertThatThrownBy(() -> new Scanner("clamd:99999", PATIENCE)).hasMessageContaining("HOST:PORT");
    }

    private static void assertUnchecked(Scanner scanner) {
        assertThatThrownBy(() -> scanner.check(Files.pieces(new byte[10])))
                .isExactlyInstanceOf(Refused.class)
                .hasMessageContaining("could not be checked")
                .hasMessageContaining("nothing was sent")
                .hasMessageContaining("try again");
    }

    private static Scanner scanner(OnPort clamd) {
        return new Scanner("127.0.0.1:" + clamd.port, PATIENCE);
    }

    private record OnPort(Clamd clamd, int port) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            clamd.close();
        }
    }

    private static OnPort onPort(String answer) throws IOException {
        var server = ServerSocketChannel.open();
        var clamd = new Clamd(server, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), answer);
        return new OnPort(clamd, server.socket().getLocalPort());
    }
}
