package org.relata.chart;

import org.relata.kernel.NotFound;

/**
 * What was typed in one of perhaps several windows.
 *
 * @param revision of the words that the window was filled with; 0 where that was in an earlier one
 * @param window its name
 * @param seq its own count, so that what was delayed never follows what is newer
 */
public record Typed(int revision, String window, long seq, String text) {
    public Typed {
        text = Note.plain(text);
    }

    /** Of a window that calls itself "7.k3j9": a revision, and a name. */
    public static Typed in(String window, long seq, String text) {
        if (!window.matches("\\d{1,9}\\.[\\w-]{1,40}")) {
            throw new NotFound();
        }
        var dot = window.indexOf('.');
        return new Typed(Integer.parseInt(window.substring(0, dot)), window.substring(dot + 1), seq, text);
    }
}
