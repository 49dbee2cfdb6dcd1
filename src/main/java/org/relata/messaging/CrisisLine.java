package org.relata.messaging;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Whom to call when it cannot wait, as somebody of the practice has confirmed it. */
public record CrisisLine(UUID id, String name, String number, String note) {
    private static final Pattern DIALLED = Pattern.compile("[0-9+*#][0-9 +*#()/-]{1,39}");

    /** Each looked up in what its service publishes, in November 2026; a practice calls before it shows one. */
    private static final Map<String, List<Known>> KNOWN = Map.of(
            "AU", List.of(new Known("Lifeline", "13 11 14", "day and night", "lifeline.org.au")),
            "DE",
                    List.of(new Known(
                            "TelefonSeelsorge", "0800 111 0 111", "day and night, free", "telefonseelsorge.de")),
            "GB", List.of(new Known("Samaritans", "116 123", "day and night, free", "samaritans.org")),
            "IE", List.of(new Known("Samaritans", "116 123", "day and night, free", "samaritans.org")),
            "NZ", List.of(new Known("1737, need to talk?", "1737", "day and night, free, call or text", "1737.org.nz")),
            "US",
                    List.of(new Known(
                            "988 Suicide & Crisis Lifeline", "988", "day and night, call or text", "988lifeline.org")));

    /**
     * A line that is published for a country.
     *
     * @param source where it says so of itself
     */
    public record Known(String name, String number, String note, String source) {}

    static List<Known> knownIn(String country) {
        return KNOWN.getOrDefault(country, List.of());
    }

    static boolean isNumber(String text) {
        return DIALLED.matcher(text.strip()).matches();
    }

    /** What a telephone dials. */
    public String dial() {
        return number.replaceAll("[^0-9+*#]", "");
    }
}
