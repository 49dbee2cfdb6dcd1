package org.relata.confidence;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.relata.Knocking;

/**
 * Goes wherever the pages lead, one page of each kind and each thing, and remembers what came. What differs from start to start by nature (ids, tokens,
 * drawn keys) is replaced by its order of appearance, so that two wanderings through two worlds can be compared byte by byte.
 */
final class Wandering {
    private static final int MOST = 120;
    private static final Pattern LINK = Pattern.compile("(?:href|hx-get|data-search)=\"(/[^\"#]*)");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern DRAWN = Pattern.compile(
            "(name=\"_csrf\" value=\"|name=\"csrf\" content=\"|name=\"draft-key\" content=\"|name=\"window\" value=\"|data-draft-key=\"|data-key=\"|content=\"[^\"]*key=)[^\"]+");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[\\d.]+Z?|\\b\\d{1,2}:\\d\\d\\b");

    private final Knocking person;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> seen = new LinkedHashMap<>();

    Wandering(Knocking person) {
        this.person = person;
    }

    /** Every page reached, by its masked address, with its masked status, headers that could tell something, and body. */
    Map<String, String> from(List<String> starts) {
        Deque<String> todo = new ArrayDeque<>(starts);
        Set<String> been = new LinkedHashSet<>();
        while (!todo.isEmpty() && been.size() < MOST) {
            String path = todo.removeFirst().replace("&amp;", "&");
            if (path.startsWith("/assets/") || path.startsWith("/sign-out") || !been.add(path)) {
                continue;
            }
            if (path.matches(".*\\.(pdf|zip)")) {
                seen.put(masked(path), masked(Unpacked.told(person.file(path))));
                continue;
            }
            HttpResponse<String> answer = person.get(path);
            Matcher links = LINK.matcher(answer.body());
            while (links.find()) {
                todo.add(links.group(1));
            }
            seen.put(masked(path), masked(told(answer)));
        }
        return seen;
    }

    private static String told(HttpResponse<String> answer) {
        return answer.statusCode() + "\n"
                + answer.headers().firstValue("Content-Disposition").orElse("") + "\n"
                + answer.headers().firstValue("Location").orElse("") + "\n"
                + answer.headers().firstValue("ETag").orElse("") + "\n" + answer.body();
    }

    /** Without what is drawn anew for each answer. */
    static String drawn(String text) {
        return DRAWN.matcher(text).replaceAll("$1#");
    }

    private String masked(String text) {
        String drawn = drawn(text);
        String timeless = TIME.matcher(drawn).replaceAll("#time");
        return ID.matcher(timeless)
                .replaceAll(found -> names.computeIfAbsent(found.group(), id -> "#id" + names.size()));
    }
}
