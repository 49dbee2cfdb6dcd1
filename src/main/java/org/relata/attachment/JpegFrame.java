package org.relata.attachment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.stream.ImageInputStream;

/**
 * What the markers of a JPEG say, walked from start to end without decoding anything (ITU-T T.81, annex B; orientation by Exif 2.3, 4.6.4).
 *
 * @param orientation as in Exif: 1 is upright, 2 to 8 are mirrored or turned
 * @param scans in how many passes the picture is written; a few bytes can ask for thousands of them, each over the whole picture
 */
record JpegFrame(int orientation, int scans) {
    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int EXIF = 0xe1;
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;

    /** Leaves the stream where it was. An IOException says that it is none, or cut short. */
    static JpegFrame of(ImageInputStream in) throws IOException {
        in.mark();
        in.setByteOrder(ByteOrder.BIG_ENDIAN);
        if (in.readUnsignedShort() != (0xff00 | START)) {
            throw new IOException("no JPEG");
        }
        int orientation = 1;
        int scans = 0;
        for (int marker = marker(in); marker != END; marker = marker == SCAN ? afterScan(in) : marker(in)) {
            var segment = new byte[in.readUnsignedShort() - 2];
            in.readFully(segment);
            scans += marker == SCAN ? 1 : 0;
            orientation = marker == EXIF && orientation == 1 ? orientation(segment) : orientation;
        }
        in.reset();
        return new JpegFrame(orientation, scans);
    }

    private static int marker(ImageInputStream in) throws IOException {
        if (in.readUnsignedByte() != 0xff) {
            throw new IOException("no marker where one belongs");
        }
        return filled(in);
    }

    private static int filled(ImageInputStream in) throws IOException {
        int code = in.readUnsignedByte();
        while (code == 0xff) {
            code = in.readUnsignedByte();
        }
        return code;
    }

    /** Past the coded data, in which 0xff is always followed by 0 or by a restart mark, to the next marker. */
    private static int afterScan(ImageInputStream in) throws IOException {
        while (true) {
            if (in.readUnsignedByte() == 0xff) {
                int code = filled(in);
                if (code != 0 && (code < 0xd0 || code > 0xd7)) {
                    return code;
                }
            }
        }
    }

    /** What cannot be understood is upright. */
    private static int orientation(byte[] segment) {
        if (segment.length < 14 || !new String(segment, 0, 6, StandardCharsets.ISO_8859_1).equals("Exif\0\0")) {
            return 1;
        }
        var tiff = ByteBuffer.wrap(segment, 6, segment.length - 6).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int first = tiff.getInt(4);
        if (first < 8 || first > tiff.limit() - 2) {
            return 1;
        }
        int entries = Short.toUnsignedInt(tiff.getShort(first));
        for (int at = first + 2; entries > 0 && at <= tiff.limit() - ENTRY; at += ENTRY, entries--) {
            if (tiff.getShort(at) == ORIENTATION && tiff.getShort(at + 2) == SHORT) {
                int said = tiff.getShort(at + 8);
                return said >= 1 && said <= 8 ? said : 1;
            }
        }
        return 1;
    }
}
