package org.relata.attachment.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.relata.attachment.Download;
import org.relata.ui.Torn;

/** Sends a file so that nothing in it can act: saved rather than opened, of one type and no other, and in a sandbox wherever it is shown. */
final class Sending {
    private Sending() {}

    static void send(Download file, boolean shown, HttpServletResponse response) throws IOException {
        var first = file.piece(0);
        response.setContentType(file.kind().type());
        response.setContentLength(file.size());
        response.setHeader("Content-Disposition", file.disposition(shown));
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        var out = response.getOutputStream();
        if (write(out, first)) {
            for (int number = 1; number < file.count() && write(out, next(file, number)); number++) {}
        }
    }

    /** What cannot be had in the middle of a file tears it off, lest half of it be taken for the whole. */
    private static byte[] next(Download file, int number) {
        try {
            return file.piece(number);
        } catch (RuntimeException e) {
            throw new Torn(e);
        }
    }

    /** False where the browser has gone away: there is nobody to send the rest to. */
    private static boolean write(OutputStream out, byte[] piece) {
        try {
            out.write(piece);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
