package org.relata.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.TestClock;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.Viewer;
import org.relata.platform.Entrance;
import org.relata.platform.Keeper;
import org.relata.platform.Outside;
import org.springframework.beans.factory.annotation.Autowired;

@RelataTest
class UploadTest {
    @Autowired
    Desk.Opening opening;

    @Autowired
    Entrance entrance;

    @Autowired
    FileStore files;

    @Autowired
    Shelf shelf;

    @Autowired
    Pictures pictures;

    @Autowired
    Keeper keeper;

    @Autowired
    TestClock clock;

    @Autowired
    Outside outside;

    Desk desk;
    Viewer amara;

    @BeforeEach
    void open() {
        desk = opening.open();
        amara = desk.amara();
    }

    @Test
    void afterABreakAFileGoesOnFromWhereItStopped() {
        byte[] letter = letter(700_001);
        var file = desk.begin(amara, desk.joint(), "letter.txt", letter.length);
        assertThat(desk.append(amara, file, 0, Arrays.copyOf(letter, 300_000))).isEqualTo(300_000);
        assertThat(desk.length(amara, file)).isEqualTo(300_000);
        assertThat(desk.append(amara, file, 300_000, Arrays.copyOfRange(letter, 300_000, 300_007)))
                .isEqualTo(300_007);
        assertThatThrownBy(() -> desk.finish(amara, file)).isInstanceOf(Refused.class);
        desk.append(amara, file, 300_007, Arrays.copyOfRange(letter, 300_007, letter.length));
        desk.finish(amara, file);
        assertThat(desk.bytes(amara, file)).isEqualTo(letter);
    }

    @Test
    void whatComesTwiceDoesNoHarmAndAGapIsRefused() {
        byte[] letter = letter(600_000);
        var file = desk.begin(amara, desk.joint(), "letter.txt", letter.length);
        desk.append(amara, file, 0, Arrays.copyOf(letter, 400_000));
        assertThat(desk.append(amara, file, 0, Arrays.copyOf(letter, 400_000))).isEqualTo(400_000);
        assertThat(desk.append(amara, file, 100_000, Arrays.copyOfRange(letter, 100_000, 500_000)))
                .isEqualTo(500_000);
        assertThatThrownBy(() -> desk.append(amara, file, 500_001, new byte[5]))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("missing");
        assertThatThrownBy(() -> desk.append(amara, file, -1, new byte[5])).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> desk.append(amara, file, 500_000, new byte[100_001]))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("More has come");
        desk.append(amara, file, 500_000, Arrays.copyOfRange(letter, 500_000, 600_000));
        desk.finish(amara, file);
        desk.finish(amara, file);
        assertThat(desk.append(amara, file, 500_000, new byte[100_000])).isEqualTo(600_000);
        assertThat(desk.bytes(amara, file)).isEqualTo(letter);
    }

    @Test
    void theLargestFileGoesInAndOutInPieces() {
        byte[] slice = letter(1024 * 1024);
        var file = desk.begin(amara, desk.joint(), "long.txt", Uploads.LARGEST);
        for (int at = 0; at < Uploads.LARGEST; at += slice.length) {
            desk.append(amara, file, at, slice);
        }
        desk.finish(amara, file);
        var download = desk.open(amara, file);
        assertThat(download.count()).isEqualTo(100);
        assertThat(download.size()).isEqualTo(Uploads.LARGEST);
        assertThat(amara.call(() -> download.piece(99))).hasSize(Pieces.SIZE);
        assertThat(amara.call(() -> download.piece(4))).isEqualTo(Arrays.copyOf(slice, Pieces.SIZE));
        assertThat(outside.seen(
                        "SELECT max(length(sealed)) FROM attachment.chunk WHERE file_id = '" + file + "'",
                        (row, n) -> row.getInt(1)))
                .allSatisfy(longest -> assertThat(longest).isBetween(Pieces.SIZE, Pieces.SIZE + 64));
    }

    @Test
    void whatIsTooLargeTooMuchOrNothingIsRefusedInWords() {
        var joint = desk.joint();
        assertThatThrownBy(() -> desk.begin(amara, joint, "x", 0)).hasMessageContaining("empty");
        assertThatThrownBy(() -> desk.begin(amara, joint, "x", Uploads.LARGEST + 1L))
                .hasMessageContaining("25 MB");
        for (int i = 0; i < 20; i++) {
            desk.begin(amara, joint, "x", Uploads.LARGEST);
        }
        assertThatThrownBy(() -> desk.begin(amara, joint, "x", 1)).hasMessageContaining("500 MB");
        desk.begin(desk.jonas(), joint, "x", 1);
        assertThatThrownBy(() -> desk.give(
                        amara, joint, Stream.generate(FileId::next).limit(11).toArray(FileId[]::new)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Ten files");
    }

    @Test
    void aPictureIsDrawnAnewAndWhatCameIsGone() {
        var file = desk.ready(amara, desk.joint(), "us.html", Files.photo(64, 32, 6));
        var in = desk.give(amara, desk.joint(), file);
        assertThat(desk.of(desk.jonas(), in)).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("us.html.jpg");
            assertThat(one.isPicture()).isTrue();
            assertThat(one.size()).isEqualTo(desk.bytes(desk.jonas(), file).length);
        });
        assertThat(editions(file)).isEqualTo(1);
        assertThat(new String(desk.bytes(desk.jonas(), file), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif", Files.PLACE);
    }

    @Test
    void finishedTwiceAtOnceItIsOneFile() throws InterruptedException {
        var noise = Files.encoded(Files.twoHalves(1500, 1500), "png");
        var file = desk.send(amara, desk.joint(), "us.png", noise);
        var failures = new CopyOnWriteArrayList<Throwable>();
        var both = Stream.generate(() -> Thread.ofVirtual().unstarted(() -> desk.finish(amara, file)))
                .limit(4)
                .peek(thread -> thread.setUncaughtExceptionHandler((which, e) -> failures.add(e)))
                .toList();
        both.forEach(Thread::start);
        for (var thread : both) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        assertThat(editions(file)).isEqualTo(1);
        assertThat(desk.bytes(amara, file)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void aPdfStaysAsItIs() {
        var file = desk.ready(amara, desk.joint(), "letter.pdf", Files.pdf());
        assertThat(desk.bytes(amara, file)).isEqualTo(Files.pdf());
        assertThat(desk.open(amara, file).kind()).isEqualTo(FileKind.PDF);
    }

    @Test
    void whatMayNotBeAttachedIsNotKept() {
        var file = desk.send(amara, desk.joint(), "run.jpg", Files.latin("MZ\u0090\0 a program"));
        assertThatThrownBy(() -> desk.finish(amara, file)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> desk.length(amara, file)).isInstanceOf(NotFound.class);
        assertThat(editions(file)).isZero();
    }

    @Test
    void whatTheScannerFindsIsNotKeptAndWithoutItNothingPasses() throws IOException {
        var virus = desk.send(amara, desk.joint(), "eicar.txt", Files.latin(Clamd.EICAR));
        var letter = desk.send(amara, desk.joint(), "letter.txt", letter(10));
        try (var server = ServerSocketChannel.open();
                var clamd = new Clamd(server, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "")) {
            var finishing = finishing("127.0.0.1:" + server.socket().getLocalPort());
            assertThatThrownBy(() -> amara.run(() -> finishing.finish(desk.id(), virus)))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("virus");
            assertThat(editions(virus)).isZero();
            var away = finishing("nowhere.invalid:3310");
            assertThatThrownBy(() -> amara.run(() -> away.finish(desk.id(), letter)))
                    .hasMessageContaining("could not be checked");
            assertThatThrownBy(() -> desk.give(amara, desk.joint(), letter)).isInstanceOf(Refused.class);
            amara.run(() -> finishing.finish(desk.id(), letter));
            assertThat(clamd.pieces).containsExactly(Clamd.EICAR.length(), 10);
        }
        desk.give(amara, desk.joint(), letter);
    }

    @Test
    void whatWasNeverGivenIsGoneAfterADay() {
        var begun = desk.send(amara, desk.joint(), "begun.txt", letter(10));
        var ready = desk.ready(amara, desk.member(amara), "ready.txt", letter(10));
        var given = desk.ready(amara, desk.joint(), "given.txt", letter(10));
        var in = desk.give(amara, desk.joint(), given);
        Tidying.tidy(keeper);
        assertThat(List.of(editions(begun), editions(ready), editions(given))).containsOnly(1);
        clock.advance(Duration.ofHours(25));
        var fresh = desk.send(amara, desk.joint(), "fresh.txt", letter(10));
        assertThat(Tidying.tidy(keeper)).isGreaterThanOrEqualTo(2);
        assertThat(List.of(editions(begun), editions(ready))).containsOnly(0);
        assertThat(List.of(editions(fresh), editions(given))).containsOnly(1);
        assertThat(desk.of(desk.jonas(), in)).hasSize(1);
        assertThat(desk.bytes(desk.jonas(), given)).isEqualTo(letter(10));
    }

    private Finishing finishing(String clamd) {
        return new Finishing(entrance, files, shelf, pictures, new Scanner(clamd, 30));
    }

    private int editions(FileId file) {
        return outside.seen(
                        "SELECT count(DISTINCT edition) FROM attachment.chunk WHERE file_id = '" + file + "'",
                        (row, n) -> row.getInt(1))
                .getFirst();
    }

    private static byte[] letter(int length) {
        var letter = new byte[length];
        for (int i = 0; i < length; i++) {
            letter[i] = (byte) (i % 61 == 60 ? '\n' : 'a' + i % 26);
        }
        return letter;
    }
}
