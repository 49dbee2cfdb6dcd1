package org.relata.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The addresses of styles, scripts, fonts and icons. Their version is a digest of all of them, so a browser may keep
 * them for good, and relative imports between scripts stay within one version.
 */
public final class Assets {

    private static final String VERSION = version();

    private Assets() {}

    /** The address of a file below {@code static/} or of a WebJar. */
    public static String at(String path) {
        return "/assets/" + VERSION + "/" + path;
    }

    static String currentVersion() {
        return VERSION;
    }

    /** All style files as one, the layer order first; where a rule stands matters to no one, layers decide. */
    static byte[] stylesheet() {
        return join(find("classpath:/static/css/*.css"));
    }

    private static String version() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(join(find("classpath:/static/css/*.css")));
            digest.update(join(find("classpath:/static/js/*.js")));
            digest.update(join(find("classpath:/static/vendor/*/*.*")));
            digest.update(join(find("classpath*:/META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js")));
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Resource> find(String pattern) {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(pattern))
                    .sorted(Comparator.comparing(Assets::order))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String order(Resource resource) {
        String name = String.valueOf(resource.getFilename());
        return name.equals("layers.css") ? "" : name;
    }

    private static byte[] join(List<Resource> resources) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (Resource resource : resources) {
            try {
                joined.writeBytes(resource.getContentAsByteArray());
                joined.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return joined.toByteArray();
    }
}
