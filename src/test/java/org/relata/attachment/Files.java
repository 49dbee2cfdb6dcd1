package org.relata.attachment;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Files as people have them, and as somebody ill-meaning would make them. */
final class Files {
    private Files() {}

    static Pieces pieces(byte[] all) {
        return new Pieces(
                all.length, n -> Arrays.copyOfRange(all, n * Pieces.SIZE, Math.min(all.length, (n + 1) * Pieces.SIZE)));
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Red on the left, blue on the right. */
    static BufferedImage twoHalves(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        return image;
    }

    static byte[] encoded(BufferedImage image, String format) {
        try {
            var out = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException(format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] jpeg(int width, int height) {
        return encoded(twoHalves(width, height), "jpeg");
    }

    static byte[] pdf() {
        return latin(
                "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n");
    }

    /** A photo as a phone writes it: turned by a word in its Exif block, which also says where it was taken. */
    static byte[] photo(int width, int height, int orientation) {
        byte[] plain = jpeg(width, height);
        byte[] exif = exif(orientation);
        byte[] segment = ByteBuffer.allocate(4 + exif.length)
                .putShort((short) 0xffe1)
                .putShort((short) (2 + exif.length))
                .put(exif)
                .array();
        return joined(Arrays.copyOf(plain, 2), segment, Arrays.copyOfRange(plain, 2, plain.length));
    }

    static final String PLACE = "52 deg 31' N, at Amara's";

    private static byte[] exif(int orientation) {
        byte[] place = latin(PLACE + "\0");
        int below = 8 + 2 + 2 * 12 + 4;
        int words = below + 2 + 12 + 4;
        return ByteBuffer.allocate(6 + words + place.length)
                .put(latin("Exif\0\0MM"))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 2)
                .put(entry(0x0112, 3, 1, orientation << 16))
                .put(entry(0x8825, 4, 1, below))
                .putInt(0)
                .putShort((short) 1)
                .put(entry(0x001c, 2, place.length, words))
                .putInt(0)
                .put(place)
                .array();
    }

    private static byte[] entry(int tag, int type, int count, int value) {
        return ByteBuffer.allocate(12)
                .putShort((short) tag)
                .putShort((short) type)
                .putInt(count)
                .putInt(value)
                .array();
    }

    /** A few bytes that promise a picture of this size. */
    static byte[] promised(int width, int height) {
        byte[] header = ByteBuffer.allocate(17)
                .put(latin("IHDR"))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 6, 0, 0, 0})
                .array();
        return joined(latin("\u0089PNG\r\n\u001a\n"), chunk(header), chunk(latin("IDAT")), chunk(latin("IEND")));
    }

    /** A small picture of few colours with a note in it that swells to this many bytes when it is read. */
    static byte[] swelling(int bytes) {
        byte[] plain = encoded(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_INDEXED), "png");
        byte[] packed = new byte[bytes / 500];
        var deflater = new Deflater();
        deflater.setInput(new byte[bytes]);
        deflater.finish();
        int length = deflater.deflate(packed);
        deflater.end();
        byte[] note = chunk(joined(latin("zTXtnote\0\0"), Arrays.copyOf(packed, length)));
        int behindHeader = 33;
        return joined(Arrays.copyOf(plain, behindHeader), note, Arrays.copyOfRange(plain, behindHeader, plain.length));
    }

    private static byte[] chunk(byte[] named) {
        var sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(8 + named.length)
                .putInt(named.length - 4)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }
}
