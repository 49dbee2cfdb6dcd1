package org.relata.attachment;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BiConsumer;

/** Takes the bytes of a picture that is drawn anew and hands them on in pieces; only when it is closed is it known which piece was the last. */
final class Edition extends OutputStream {
    private final BiConsumer<Integer, Piece> to;
    private final byte[] piece = new byte[Pieces.SIZE];
    private int filled;
    private int written;
    private int number;

    /** A piece, and whether it is the last. */
    record Piece(byte[] bytes, boolean last) {}

    Edition(BiConsumer<Integer, Piece> to) {
        this.to = to;
    }

    @Override
    public void write(int letter) {
        write(new byte[] {(byte) letter}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        for (int taken = 0; taken < length; ) {
            if (filled == Pieces.SIZE) {
                hand(false);
            }
            int some = Math.min(Pieces.SIZE - filled, length - taken);
            System.arraycopy(bytes, offset + taken, piece, filled, some);
            filled += some;
            taken += some;
        }
        if (size() > Uploads.LARGEST) {
            throw new Unfit("Drawn anew, this picture is larger than 25 MB; make it smaller and attach that.");
        }
    }

    @Override
    public void close() {
        hand(true);
    }

    int size() {
        return written + filled;
    }

    private void hand(boolean last) {
        to.accept(number++, new Piece(Arrays.copyOf(piece, filled), last));
        written += filled;
        filled = 0;
    }
}
