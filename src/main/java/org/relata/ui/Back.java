package org.relata.ui;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The place that somebody is led back to after signing in or unlocking: always one of our own, whatever the address says. */
public final class Back {
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[\\w\\-./~%?=&+,:;@!$'()*]{0,600}");

    private Back() {}

    /** The place if it is one of ours, and otherwise the first page. */
    public static String to(@Nullable String wanted) {
        return wanted != null && OURS.matcher(wanted).matches() ? wanted : "/";
    }

    /** The address of a page that will lead back to this place. */
    public static String via(String page, @Nullable String place) {
        String back = to(place);
        return back.equals("/") ? page : page + "?to=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }

    /** The path and query of a whole address, as htmx sends the page that it stands on. */
    static @Nullable String pathOf(@Nullable String address) {
        if (address == null) {
            return null;
        }
        try {
            URI uri = new URI(address);
            return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
