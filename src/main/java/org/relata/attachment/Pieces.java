package org.relata.attachment;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The bytes of a file, to be had one piece at a time and never whole. Each piece is fetched when it is asked for, so that no connection to the database
 * is held while somebody slow takes them.
 *
 * @param size of all, in bytes
 * @param fetch a piece by its number; all are of {@link #SIZE} bytes but the last
 */
record Pieces(int size, IntFunction<byte[]> fetch) {
    static final int SIZE = 256 * 1024;

    /** How many pieces so many bytes make. */
    static int count(int size) {
        return (size + SIZE - 1) / SIZE;
    }

    int count() {
        return count(size);
    }

    byte[] piece(int number) {
        var piece = fetch.apply(number);
        if (piece.length != Math.min(SIZE, size - number * SIZE)) {
            throw new IllegalStateException("a piece of a file is not as long as it was");
        }
        return piece;
    }

    void each(Consumer<byte[]> taker) {
        IntStream.range(0, count()).forEach(number -> taker.accept(piece(number)));
    }
}
