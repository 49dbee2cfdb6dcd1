package org.relata.identity;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;

/**
 * A square code as an SVG path on a grid of units, with the quiet border that cameras need.
 *
 * @param size units along each side
 * @param path the dark parts
 */
public record Qr(int size, String path) {
    static Qr of(String text) {
        try {
            BitMatrix dark = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < dark.getHeight(); y++) {
                for (int x = 0; x < dark.getWidth(); x++) {
                    if (dark.get(x, y)) {
                        int start = x;
                        while (x < dark.getWidth() && dark.get(x, y)) {
                            x++;
                        }
                        path.append("M%d %dh%dv1h-%dz".formatted(start, y, x - start, x - start));
                    }
                }
            }
            return new Qr(dark.getWidth(), path.toString());
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }
}
