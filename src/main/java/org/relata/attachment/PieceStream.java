package org.relata.attachment;

import javax.imageio.stream.ImageInputStreamImpl;

/** Pieces for a reader that goes to and fro; two of them are in memory. */
final class PieceStream extends ImageInputStreamImpl {
    private final Pieces pieces;
    private int at = -1;
    private byte[] piece = {};

    PieceStream(Pieces pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        bitOffset = 0;
        if (streamPos >= pieces.size()) {
            return -1;
        }
        turn();
        return piece[(int) (streamPos++ % Pieces.SIZE)] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) {
        bitOffset = 0;
        if (wanted == 0) {
            return 0;
        }
        if (streamPos >= pieces.size()) {
            return -1;
        }
        turn();
        var from = (int) (streamPos % Pieces.SIZE);
        var got = Math.min(wanted, piece.length - from);
        System.arraycopy(piece, from, into, offset, got);
        streamPos += got;
        return got;
    }

    @Override
    public long length() {
        return pieces.size();
    }

    private void turn() {
        var needed = (int) (streamPos / Pieces.SIZE);
        if (needed != at) {
            piece = pieces.piece(needed);
            at = needed;
        }
    }
}
