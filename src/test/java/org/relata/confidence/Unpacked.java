package org.relata.confidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** What somebody reads in a file that was packed: a PDF's words and how many pages it has, and each entry of a ZIP. */
final class Unpacked {
    private Unpacked() {}

    static String told(HttpResponse<byte[]> answer) {
        try {
            var name = answer.headers().firstValue("Content-Disposition").orElse("");
            return answer.statusCode() + "\n" + name + "\n" + content(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(HttpResponse<byte[]> answer) throws IOException {
        return switch (answer.headers().firstValue("Content-Type").orElse("")) {
            case "application/pdf" -> {
                try (var document = Loader.loadPDF(answer.body())) {
                    yield document.getNumberOfPages() + " pages\n" + new PDFTextStripper().getText(document);
                }
            }
            case "application/zip" -> entries(answer.body());
            default -> new String(answer.body(), StandardCharsets.UTF_8);
        };
    }

    private static String entries(byte[] packed) throws IOException {
        var told = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                told.append(entry.getName())
                        .append('\n')
                        .append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return told.toString();
    }
}
