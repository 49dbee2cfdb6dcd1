package org.relata.attachment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** What a file is by its bytes. Its name and what the browser says of it are not asked. */
enum Content {
    JPEG,
    PNG,
    GIF,
    PDF,
    TEXT;

    private static final int TAIL = 1024;
    private static final Set<String> HEIF =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1", "avif", "avis");

    boolean isPicture() {
        return this == JPEG || this == PNG || this == GIF;
    }

    /** Throws {@link Unfit} in words where it is nothing that may be attached. */
    static Content of(Pieces file) {
        var head = file.piece(0);
        if (starts(head, 0, "\u00ff\u00d8\u00ff")) {
            return JPEG;
        } else if (starts(head, 0, "\u0089PNG\r\n\u001a\n")) {
            return PNG;
        } else if (starts(head, 0, "GIF87a") || starts(head, 0, "GIF89a")) {
            return GIF;
        } else if (starts(head, 0, "%PDF-")) {
            return pdf(file);
        }
        refuseKnown(head);
        return text(file);
    }

    private static void refuseKnown(byte[] head) {
        if (starts(head, 4, "ftyp") && HEIF.contains(latin(head, 8, 12))) {
            throw new Unfit(
                    "This photo is in the HEIC format, which many devices cannot show; save or share it as JPEG and attach that"
                            + " (on an iPhone: Settings, Camera, Formats, Most Compatible).");
        } else if (starts(head, 0, "RIFF") && starts(head, 8, "WEBP")) {
            throw new Unfit(
                    "This picture is in the WebP format, which cannot be attached here; open it, save it as JPEG and attach that.");
        }
    }

    /** One that ends as it should: cut short, or with another file behind it, it is refused. */
    private static Content pdf(Pieces file) {
        var tail = new ByteArrayOutputStream();
        for (int number = Math.max(0, file.count() - 2); number < file.count(); number++) {
            tail.writeBytes(file.piece(number));
        }
        var all = tail.toByteArray();
        var end = latin(all, Math.max(0, all.length - TAIL), all.length);
        var mark = end.lastIndexOf("%%EOF");
        if (mark < 0 || !end.substring(mark + 5).replace("\0", "").isBlank()) {
            throw new Unfit("This PDF is cut short or damaged; save it once more and attach that.");
        }
        return PDF;
    }

    private static Content text(Pieces file) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var chars = CharBuffer.allocate(Pieces.SIZE + 4);
        var left = ByteBuffer.allocate(0);
        for (int number = 0; number < file.count(); number++) {
            var piece = file.piece(number);
            var bytes = ByteBuffer.allocate(left.remaining() + piece.length)
                    .put(left)
                    .put(piece)
                    .flip();
            decode(decoder, bytes, chars, number == file.count() - 1);
            left = bytes;
        }
        return TEXT;
    }

    private static void decode(CharsetDecoder decoder, ByteBuffer bytes, CharBuffer chars, boolean last) {
        CoderResult came = decoder.decode(bytes, chars.clear(), last);
        if (came.isError() || chars.flip().chars().anyMatch(Content::isNoText)) {
            throw new Unfit(
                    "This kind of file cannot be attached; photos (JPEG, PNG or GIF), PDF files and plain text can.");
        }
    }

    private static boolean isNoText(int letter) {
        return letter < ' ' && letter != '\t' && letter != '\n' && letter != '\r' && letter != '\f';
    }

    private static boolean starts(byte[] bytes, int at, String mark) {
        return latin(bytes, at, at + mark.length()).equals(mark);
    }

    private static String latin(byte[] bytes, int from, int to) {
        return from >= bytes.length
                ? ""
                : new String(Arrays.copyOfRange(bytes, from, Math.min(to, bytes.length)), StandardCharsets.ISO_8859_1);
    }
}
