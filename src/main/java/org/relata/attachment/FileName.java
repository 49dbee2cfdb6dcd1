package org.relata.attachment;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The name of a file: never a path, never longer than a line, and never with an ending that would make it something else where it is saved. */
final class FileName {
    private static final int LONGEST = 120;
    private static final Pattern PATH = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    /** Line breaks and other controls, marks that turn the direction of reading, and halves of characters. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]");

    private static final Pattern ENDING = Pattern.compile("\\.(jpe?g|png|gif|pdf|txt)$", Pattern.CASE_INSENSITIVE);

    private FileName() {}

    /** What is kept of the name that a browser sent. */
    static String kept(String sent) {
        var name = UNSEEN.matcher(PATH.matcher(sent).replaceFirst("")).replaceAll("");
        var plain = name.replaceAll("[\\s<>:\"|?*]+", " ").strip().replaceAll("^[. ]+", "");
        var shortened = plain.codePointCount(0, plain.length()) > LONGEST
                ? plain.substring(plain.offsetByCodePoints(plain.length(), -LONGEST))
                : plain;
        return shortened.isBlank() ? "file" : shortened;
    }

    /** The name with the ending of what the file is: a script that is called a picture, or text that is called a program, loses that. */
    static String shown(String kept, FileKind kind) {
        return ENDING.matcher(kept).replaceFirst("") + kind.ending();
    }

    /** The value of Content-Disposition: plain ASCII for old clients, RFC 5987 for all others. */
    static String disposition(String how, String name) {
        var ascii = name.replaceAll("[^A-Za-z0-9 ._-]", "_");
        var exact = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            var letter = (char) (b & 0xff);
            if (letter < 0x80 && (Character.isLetterOrDigit(letter) || "._-".indexOf(letter) >= 0)) {
                exact.append(letter);
            } else {
                exact.append('%').append(Character.toUpperCase(Character.forDigit((b >> 4) & 0xf, 16)));
                exact.append(Character.toUpperCase(Character.forDigit(b & 0xf, 16)));
            }
        }
        return how + "; filename=\"" + ascii + "\"; filename*=UTF-8''" + exact;
    }
}
