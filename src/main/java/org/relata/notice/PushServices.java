package org.relata.notice;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The push services that we speak to. A browser says where it can be reached, so without this list it could make us ask any address behind our own
 * walls.
 *
 * @param more origins besides, such as {@code https://push.example.org:8443}, by which an installation reaches a service of its own
 */
record PushServices(Set<String> more) {
    private static final int LONGEST = 2000;
    private static final String FIREBASE = "fcm.googleapis.com";
    private static final List<String> BELOW =
            List.of(".push.services.mozilla.com", ".push.apple.com", ".notify.windows.com");

    boolean accept(String endpoint) {
        try {
            URI uri = new URI(endpoint);
            return endpoint.length() <= LONGEST
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && (isKnown(uri) || more.contains(uri.getScheme() + "://" + uri.getRawAuthority()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isKnown(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return "https".equals(uri.getScheme())
                && (uri.getPort() == -1 || uri.getPort() == 443)
                && (host.equals(FIREBASE) || BELOW.stream().anyMatch(host::endsWith));
    }
}
