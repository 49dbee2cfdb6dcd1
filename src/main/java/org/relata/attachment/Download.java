package org.relata.attachment;

/** A file on its way out. Each piece is read in a transaction of its own by who is bound as the viewer then: a seat that ends meanwhile ends it. */
public final class Download {
    private final String name;
    private final FileKind kind;
    private final Pieces pieces;

    Download(String name, FileKind kind, Pieces pieces) {
        this.name = name;
        this.kind = kind;
        this.pieces = pieces;
    }

    public FileKind kind() {
        return kind;
    }

    public int size() {
        return pieces.size();
    }

    /** How many pieces there are. */
    public int count() {
        return pieces.count();
    }

    public byte[] piece(int number) {
        return pieces.piece(number);
    }

    /** The value of Content-Disposition; only a picture may be shown in its place. */
    public String disposition(boolean shown) {
        return FileName.disposition(shown && kind.isPicture() ? "inline" : "attachment", FileName.shown(name, kind));
    }
}
