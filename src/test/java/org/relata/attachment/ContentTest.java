package org.relata.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.relata.attachment.Files.joined;
import static org.relata.attachment.Files.latin;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
    @Test
    void whatAFileIsItsBytesSay() {
        assertThat(content(Files.jpeg(4, 4))).isEqualTo(Content.JPEG);
        assertThat(content(Files.encoded(Files.twoHalves(4, 4), "png"))).isEqualTo(Content.PNG);
        assertThat(content(Files.encoded(Files.twoHalves(4, 4), "gif"))).isEqualTo(Content.GIF);
        assertThat(content(Files.pdf())).isEqualTo(Content.PDF);
        assertThat(content("Grüße, 你好 💔\r\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(Content.TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"heic", "heix", "mif1", "avif"})
    void aPhotoThatManyCannotSeeIsRefusedWithTheWayToSendIt(String brand) {
        refused(latin("\0\0\0\u0018ftyp" + brand + "\0\0\0\0"), "HEIC", "JPEG", "Most Compatible");
    }

    @Test
    void aWebPictureIsRefusedWithTheWayToSendIt() {
        refused(latin("RIFF\u0010\0\0\0WEBPVP8 \0\0\0\0"), "WebP", "JPEG");
    }

    @Test
    void everythingElseIsRefused() {
        for (String bytes : List.of(
                "MZ\u0090\0\u0003 a program",
                "PK\u0003\u0004\u0014\0 an archive, and with it every office file",
                "\u00d0\u00cf\u0011\u00e0 an old office file",
                "\0\0\0\u0018ftypisom a film",
                "text in another coding, caf\u00e9 au lait",
                "half a character\u00c3",
                "text with controls\u001b[2Jgone")) {
            refused(latin(bytes), "cannot be attached", "JPEG, PNG or GIF");
        }
    }

    @Test
    void aCharacterMayLieAcrossTwoPieces() {
        for (int before = Pieces.SIZE - 4; before <= Pieces.SIZE; before++) {
            var text = joined(latin("a".repeat(before)), "💔".getBytes(StandardCharsets.UTF_8), latin("b".repeat(9)));
            assertThat(content(text)).isEqualTo(Content.TEXT);
        }
        refused(joined(latin("a".repeat(Pieces.SIZE)), new byte[] {(byte) 0xc3}), "cannot be attached");
    }

    @Test
    void aPdfThatIsCutShortOrHasAnotherFileBehindItIsRefused() {
        refused(Arrays.copyOf(Files.pdf(), Files.pdf().length - 9), "PDF", "cut short");
        refused(joined(Files.pdf(), latin("PK\u0003\u0004 a program in an archive")), "PDF", "damaged");
        refused(joined(Files.pdf(), new byte[Pieces.SIZE]), "PDF");
        assertThat(content(joined(latin("%PDF-1.4\n"), new byte[Pieces.SIZE - 12], Files.pdf())))
                .isEqualTo(Content.PDF);
    }

    @Test
    void aPdfUnderThePictureOfAnotherIsAPicture() {
        assertThat(content(joined(Files.jpeg(4, 4), Files.pdf()))).isEqualTo(Content.JPEG);
        assertThat(content(joined(latin("GIF89a"), Files.pdf()))).isEqualTo(Content.GIF);
    }

    @Test
    void aNameIsOneLineAndNoPath() {
        Map.of(
                        "../../etc/passwd", "passwd",
                        "C:\\Users\\amara\\us.jpg", "us.jpg",
                        "<script>alert(1)</script>.png", "script .png",
                        "holiday\u202egpj.exe", "holidaygpj.exe",
                        "..hidden", "hidden",
                        "a\r\nSet-Cookie: x\0", "aSet-Cookie x",
                        "???", "file",
                        "Größe 💔.pdf", "Größe 💔.pdf")
                .forEach((sent, kept) -> assertThat(FileName.kept(sent)).isEqualTo(kept));
    }

    @Test
    void aNameEndsAsTheContentDeserves() {
        assertThat(FileName.shown("us.JPEG", FileKind.JPEG)).isEqualTo("us.jpg");
        assertThat(FileName.shown("us.gif", FileKind.PNG)).isEqualTo("us.png");
        assertThat(FileName.shown("run.bat", FileKind.TEXT)).isEqualTo("run.bat.txt");
        assertThat(FileName.shown("page.html", FileKind.PDF)).isEqualTo("page.html.pdf");
        assertThat(FileName.kept("x".repeat(500) + ".png")).hasSize(120).endsWith(".png");
    }

    @Test
    void aNameInAHeaderBreaksOutOfNothing() {
        assertThat(FileName.disposition("attachment", "a\"; x=\"\r\nB: c\\ü.txt"))
                .isEqualTo(
                        "attachment; filename=\"a__ x____B_ c__.txt\"; filename*=UTF-8''a%22%3B%20x%3D%22%0D%0AB%3A%20c%5C%C3%BC.txt");
    }

    private static Content content(byte[] file) {
        return Content.of(Files.pieces(file));
    }

    private static void refused(byte[] file, String... words) {
        assertThatThrownBy(() -> content(file)).isInstanceOf(Unfit.class).hasMessageContainingAll(words);
    }
}
