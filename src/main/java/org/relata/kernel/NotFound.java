package org.relata.kernel;

/** Unknown and forbidden are this one answer; it says nothing, so that it can tell nothing. */
public class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotFound() {
        super("not found");
    }

    /** A write that must touch exactly one row: none is a 404, never a silent success. */
    public static void unlessOne(int rows) {
        if (rows != 1) {
            throw new NotFound();
        }
    }
}
