package org.relata.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The icons in use, drawn by Lucide (ISC) and kept unchanged under {@code static/vendor}; each stands beside words. */
public enum Icon {
    ARROW_LEFT,
    ARROW_RIGHT,
    BELL,
    CALENDAR,
    CHART_LINE,
    CHECK,
    CHEVRON_DOWN,
    CIRCLE_ALERT,
    CIRCLE_HELP,
    CLOCK,
    COPY,
    DOOR_OPEN,
    DOWNLOAD,
    ELLIPSIS,
    EYE,
    EYE_OFF,
    GLOBE,
    HEART_HANDSHAKE,
    HOUSE,
    INFO,
    KEYBOARD,
    LIBRARY,
    LOCK,
    LOG_OUT,
    MESSAGE_CIRCLE,
    PENCIL,
    PLUS,
    PRINTER,
    RECEIPT,
    SEARCH,
    SEND,
    SETTINGS,
    SHIELD,
    SPROUT,
    SUN,
    TRASH_2,
    TRIANGLE_ALERT,
    UNDO_2,
    USERS,
    USER_ROUND,
    VIDEO,
    X;

    private final String shapes = read();

    /** The inside of the drawing, as SVG markup that came with the icon. */
    public String shapes() {
        return shapes;
    }

    private String read() {
        String file = "/static/vendor/lucide-1.62.0/"
                + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg";
        try (InputStream in = Icon.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("No icon at " + file);
            }
            String svg = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int start = svg.indexOf('>', svg.indexOf("<svg")) + 1;
            return svg.substring(start, svg.lastIndexOf("</svg>")).replaceAll("\\s*\\n\\s*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
