package org.relata.attachment;

import java.awt.AlphaComposite;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.springframework.core.NestedRuntimeException;
import org.springframework.stereotype.Component;

/**
 * Draws pictures anew, one at a time: what comes out is points and nothing else. Where a photo was taken, by which device, and whatever else was hidden
 * in the file or behind it stays behind. Sizes are read and refused before anything is decoded.
 */
@Component
class Pictures {
    private static final long MOST_POINTS = 40_000_000;
    private static final int LONGEST_SIDE = 20_000;
    private static final long DRAWN_POINTS = 12_000_000;
    private static final int MOST_SCANS = 50;
    private static final float QUALITY = 0.88f;
    private static final int PATIENCE_SECONDS = 60;

    private final Semaphore turn = new Semaphore(1, true);

    /** Writes the picture anew; a photo stays a JPEG, what is drawn becomes a PNG. */
    FileKind redraw(Content content, Pieces raw, OutputStream out) {
        try (var in = new PieceStream(raw)) {
            int orientation = content == Content.JPEG ? orientation(in) : 1;
            var reader = ImageIO.getImageReadersByFormatName(content.name()).next();
            try {
                reader.setInput(in, false, true);
                return redraw(reader, step(reader), orientation, content, out);
            } finally {
                reader.dispose();
            }
        } catch (Refused | NotFound | NestedRuntimeException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw broken();
        }
    }

    private FileKind redraw(ImageReader reader, int step, int orientation, Content content, OutputStream out)
            throws IOException {
        takeTurn();
        try {
            var param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            var kind = content == Content.JPEG ? FileKind.JPEG : FileKind.PNG;
            write(upright(reader.read(0, param), orientation, kind), kind, out);
            return kind;
        } finally {
            turn.release();
        }
    }

    private void takeTurn() {
        try {
            if (turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Refused(
                "Many pictures are coming in just now, and yours could not be read yet; try again in a minute.");
    }

    private static int orientation(PieceStream in) throws IOException {
        var frame = JpegFrame.of(in);
        if (frame.scans() == 0 || frame.scans() > MOST_SCANS) {
            throw broken();
        }
        return frame.orientation();
    }

    /** Every how many points one is taken, so that the picture fits. */
    private static int step(ImageReader reader) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_POINTS || Math.max(width, height) > LONGEST_SIDE) {
            throw new Unfit(
                    "This picture is too large to be shown, with more than 40 million points or a side of more than 20,000; make it smaller and attach that.");
        }
        return (int) Math.ceil(Math.sqrt((double) (width * height) / DRAWN_POINTS));
    }

    private static BufferedImage upright(BufferedImage read, int orientation, FileKind kind) {
        int width = read.getWidth();
        int height = read.getHeight();
        boolean clear = kind == FileKind.PNG && read.getColorModel().hasAlpha();
        var drawn = new BufferedImage(
                orientation < 5 ? width : height,
                orientation < 5 ? height : width,
                clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        var pen = drawn.createGraphics();
        pen.setComposite(AlphaComposite.Src);
        pen.drawImage(read, turned(orientation, width, height), null);
        pen.dispose();
        return drawn;
    }

    private static AffineTransform turned(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static void write(BufferedImage drawn, FileKind kind, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(kind.name()).next();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            var param = writer.getDefaultWriteParam();
            if (kind == FileKind.JPEG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(drawn, null, null), param);
        } finally {
            writer.dispose();
        }
    }

    private static Unfit broken() {
        return new Unfit(
                "This picture cannot be read and may be cut short or damaged; save it once more as JPEG and attach that.");
    }
}
