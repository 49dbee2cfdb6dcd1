package org.relata.attachment;

import java.util.Locale;

/** What a kept file is, as its content says; and how it leaves the house: under this type, with this ending. */
public enum FileKind {
    JPEG("image/jpeg", ".jpg"),
    PNG("image/png", ".png"),
    PDF("application/pdf", ".pdf"),
    TEXT("text/plain;charset=UTF-8", ".txt");

    private final String type;
    private final String ending;

    FileKind(String type, String ending) {
        this.type = type;
        this.ending = ending;
    }

    /** The media type. */
    public String type() {
        return type;
    }

    public boolean isPicture() {
        return this == JPEG || this == PNG;
    }

    /** With its dot. */
    public String ending() {
        return ending;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FileKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
