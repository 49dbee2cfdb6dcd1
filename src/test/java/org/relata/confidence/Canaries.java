package org.relata.confidence;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.Viewer;

/** Words, ids and figures that stand in the database once and nowhere else, and who may come across each; heard in whatever the server answers. */
record Canaries(Map<String, Predicate<Viewer>> granted) {
    private static final Pattern SINGULAR = Pattern.compile(
            "zq[0-9a-z]{6,8}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<![\\w.-])[1-9]\\d{6}(?![\\w-])");
    private static final int BROKEN = 500;

    /** Whether somebody may come across it; what stands nowhere is nobody's secret. Nobody is who has not signed in. */
    boolean grants(@Nullable Viewer viewer, String said) {
        Predicate<Viewer> may = granted.get(said);
        return may == null || (viewer != null && may.test(viewer));
    }

    /** No canary that is not granted, in body or header, and no breakage. What the address itself says is no news to who asked. */
    void listen(@Nullable Viewer viewer, String path, HttpResponse<String> answer) {
        if (answer.statusCode() >= BROKEN) {
            throw new AssertionError(viewer + " gets " + answer.statusCode() + " at " + path);
        }
        Stream.concat(
                        Stream.of(answer.body()),
                        answer.headers().map().values().stream().flatMap(List::stream))
                .flatMap(text -> SINGULAR.matcher(text).results().map(MatchResult::group))
                .filter(said -> !path.contains(said) && !grants(viewer, said))
                .findFirst()
                .ifPresent(said -> {
                    throw new AssertionError(
                            viewer + " comes across " + said + " at " + path + ", status " + answer.statusCode());
                });
    }
}
