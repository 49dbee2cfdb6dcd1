package org.relata.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.relata.attachment.Files.joined;
import static org.relata.attachment.Files.latin;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {
    private final Pictures pictures = new Pictures();

    @Test
    void whereAPhotoWasTakenStaysBehind() throws IOException {
        byte[] photo = Files.photo(64, 32, 1);
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains(Files.PLACE, "Exif");
        byte[] drawn = drawn(photo);
        assertThat(new String(drawn, StandardCharsets.ISO_8859_1)).doesNotContain(Files.PLACE, "Exif");
        assertThat(Content.of(Files.pieces(drawn))).isEqualTo(Content.JPEG);
        assertThat(read(drawn).getWidth()).isEqualTo(64);
    }

    @ParameterizedTest(name = "orientation {0}: red is {1}")
    @CsvSource({"1,left", "2,right", "3,right", "4,left", "5,top", "6,top", "7,bottom", "8,bottom", "0,left", "9,left"})
    void aPhotoStandsAsItWasHeld(int orientation, String red) throws IOException {
        var upright = read(drawn(Files.photo(64, 32, orientation)));
        boolean turned = orientation >= 5 && orientation <= 8;
        assertThat(upright.getWidth()).isEqualTo(turned ? 32 : 64);
        assertThat(upright.getHeight()).isEqualTo(turned ? 64 : 32);
        int x = red.equals("left") ? 4 : red.equals("right") ? upright.getWidth() - 5 : 16;
        int y = red.equals("top") ? 4 : red.equals("bottom") ? upright.getHeight() - 5 : 16;
        assertThat(isRed(upright, x, y)).isTrue();
        assertThat(isRed(upright, upright.getWidth() - 1 - x, upright.getHeight() - 1 - y))
                .isEqualTo(false);
    }

    @Test
    void whatIsSeenThroughStaysClearAndAnAnimationShowsItsFirstPicture() throws IOException {
        var clear = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(3, 3, Color.RED.getRGB());
        var drawn = read(drawn(Files.encoded(clear, "png")));
        assertThat(drawn.getRGB(0, 0) >>> 24).isZero();
        assertThat(drawn.getRGB(3, 3)).isEqualTo(Color.RED.getRGB());
        byte[] gif = drawn(Files.encoded(Files.twoHalves(8, 8), "gif"));
        assertThat(Content.of(Files.pieces(gif))).isEqualTo(Content.PNG);
        assertThat(isRed(read(gif), 0, 0)).isTrue();
    }

    @Test
    void whatHidesInOrBehindAPictureIsGone() {
        var hidden = latin("<script>alert(1)</script>PK\u0003\u0004");
        for (String format : List.of("jpeg", "png", "gif")) {
            byte[] two = joined(Files.encoded(Files.twoHalves(16, 16), format), hidden, Files.pdf());
            assertThat(new String(drawn(two), StandardCharsets.ISO_8859_1))
                    .doesNotContain("script", "PK\u0003\u0004", "%PDF");
        }
    }

    @ParameterizedTest
    @CsvSource({"50000,50000", "2147483647,2147483647", "40000000,1", "8000,5001", "20001,10", "-1,5", "0,0"})
    void aPictureThatPromisesTooMuchIsRefusedByItsHeader(int width, int height) {
        refused(Files.promised(width, height));
    }

    @Test
    void aNoteThatSwellsDoesNoHarm() {
        byte[] swelling = Files.swelling(400_000_000);
        assertThat(swelling).hasSizeLessThan(500_000);
        assertThat(new String(drawn(swelling), StandardCharsets.ISO_8859_1)).doesNotContain("zTXt");
    }

    @Test
    void aLargePictureIsDrawnSmaller() throws IOException {
        var large = new BufferedImage(6000, 6000, BufferedImage.TYPE_BYTE_BINARY);
        var drawn = read(drawn(Files.encoded(large, "png")));
        assertThat(drawn.getWidth()).isEqualTo(3000);
        assertThat(drawn.getHeight()).isEqualTo(3000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void brokenPicturesAreRefusedOrDrawnAndNeverFail(String format) {
        byte[] sound = Files.encoded(Files.twoHalves(60, 40), format);
        long seed = Long.getLong("relata.seed", System.nanoTime());
        System.out.println("broken pictures from seed " + seed);
        var random = new Random(seed);
        for (int turn = 0; turn < 400; turn++) {
            byte[] broken = Arrays.copyOf(sound, turn % 4 == 0 ? 9 + random.nextInt(sound.length - 9) : sound.length);
            for (int i = random.nextInt(6); i > 0; i--) {
                broken[8 + random.nextInt(broken.length - 8)] = (byte) random.nextInt(256);
            }
            try {
                drawn(broken);
            } catch (Unfit e) {
                assertThat(e.getMessage()).startsWith("This picture");
            }
        }
    }

    @Test
    void aPhotoThatIsCutShortIsRefused() {
        byte[] photo = Files.jpeg(64, 64);
        refused(Arrays.copyOf(photo, photo.length - 20));
    }

    @Test
    void aFewBytesThatAskForThousandsOfPassesAreRefused() {
        byte[] photo = Files.jpeg(64, 64);
        var scan = new byte[] {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 0, 0, 5};
        var many = new ByteArrayOutputStream();
        many.writeBytes(Arrays.copyOf(photo, photo.length - 2));
        for (int i = 0; i < 5000; i++) {
            many.writeBytes(scan);
        }
        many.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
        refused(many.toByteArray());
    }

    @Test
    void noPieceIsEverLongerThanAChunk() {
        var noise = new BufferedImage(900, 900, BufferedImage.TYPE_INT_RGB);
        var random = new Random(7);
        for (int i = 0; i < 900 * 900; i++) {
            noise.setRGB(i % 900, i / 900, random.nextInt(1 << 24));
        }
        byte[] raw = Files.encoded(noise, "png");
        var taken = new ArrayList<Integer>();
        var out = new Edition((number, piece) -> taken.add(piece.bytes().length));
        pictures.redraw(Content.PNG, Files.pieces(raw), out);
        out.close();
        assertThat(raw.length).isGreaterThan(8 * Pieces.SIZE);
        assertThat(taken).hasSizeGreaterThan(8);
        assertThat(taken.subList(0, taken.size() - 1)).containsOnly(Pieces.SIZE);
        assertThat(taken.stream().mapToInt(size -> size).sum()).isEqualTo(out.size());
    }

    private void refused(byte[] picture) {
        assertThatThrownBy(() -> drawn(picture)).isInstanceOf(Unfit.class).hasMessageStartingWith("This picture");
    }

    private byte[] drawn(byte[] picture) {
        var all = new ByteArrayOutputStream();
        var out = new Edition((number, piece) -> all.writeBytes(piece.bytes()));
        pictures.redraw(Content.of(Files.pieces(picture)), Files.pieces(picture), out);
        out.close();
        return all.toByteArray();
    }

    private static BufferedImage read(byte[] picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture));
    }

    private static boolean isRed(BufferedImage image, int x, int y) {
        var colour = new Color(image.getRGB(x, y));
        return colour.getRed() > 200 && colour.getBlue() < 60;
    }
}
