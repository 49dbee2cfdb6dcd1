package org.relata.ui;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.relata.kernel.Refused;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Makes tagged PDFs (PDF/UA) of templates that are well-formed XHTML. Nothing is fetched from anywhere. The one font, Liberation
 * Sans, draws Latin, Greek and Cyrillic; a letter that it has not, or that is read from right to left, stands as {@value #MISSING}. One paper is made at a
 * time, whatever is asked, since each takes memory and a processor; who would wait for long is refused in words.
 */
@Component
public class Papers {
    public static final String MISSING = "\u25a1";
    private static final int PATIENCE_SECONDS = 60;
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final String HEAD = """
            <html lang="%s"><head><title>%s</title><meta name="description" content="%s"/><style>%s</style></head><body>""";

    private final TemplateEngine engine;
    private final String style;
    private final byte[] font;
    private final CmapLookup letters;
    private final Lock one = new ReentrantLock();

    Papers(TemplateEngine engine) {
        // it would quote what it lays out
        XRLog.setLoggingEnabled(false);
        this.engine = engine;
        try {
            this.style = new String(bytes(Papers.class, "paper.css"), StandardCharsets.UTF_8);
            this.font = bytes(PDDocument.class, FONT);
            this.letters =
                    new TTFParser().parse(new RandomAccessReadBuffer(font)).getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints a template that is the body of a paper; it receives the page as every template does. */
    public byte[] print(String title, String template, Page page, Map<String, ?> model) {
        Map<String, Object> parameters = new HashMap<>(model);
        parameters.put("page", page);
        StringOutput body = new StringOutput();
        engine.render(template + ".jte", parameters, body);
        String name = HtmlUtils.htmlEscape(title);
        String html = HEAD.formatted(page.language(), name, name, style) + drawable(body.toString()) + "</body></html>";
        if (!isMyTurn()) {
            throw new Refused("Other papers are being made right now. Try again in a minute.");
        }
        try {
            return pdf(html);
        } finally {
            one.unlock();
        }
    }

    private boolean isMyTurn() {
        try {
            return one.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static byte[] bytes(Class<?> beside, String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }

    private byte[] pdf(String html) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        for (var priority : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((address, kind) -> false, priority);
        }
        builder.useFont(() -> new ByteArrayInputStream(font), "paper");
        builder.withHtmlContent(html, null);
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** What cannot be drawn is shown as missing; what only steers drawing, such as marks that turn the direction of reading, is left out. */
    private String drawable(String html) {
        StringBuilder drawn = new StringBuilder(html.length());
        html.codePoints().filter(letter -> !steers(letter)).forEach(letter -> {
            if (isDrawn(letter)) {
                drawn.appendCodePoint(letter);
            } else {
                drawn.append(MISSING);
            }
        });
        return drawn.toString();
    }

    private static boolean steers(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL -> letter != '\n' && letter != '\t';
            case Character.FORMAT, Character.SURROGATE -> true;
            default -> letter >= 0xfe00 && letter <= 0xfe0f;
        };
    }

    private boolean isDrawn(int letter) {
        return switch (Character.getDirectionality(letter)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> false;
            default -> letter == '\n' || letter == '\t' || letters.getGlyphId(letter) != 0;
        };
    }
}
