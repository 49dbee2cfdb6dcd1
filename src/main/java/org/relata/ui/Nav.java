package org.relata.ui;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a person can go from every page.
 *
 * @param places the main places, most used first; a phone shows {@link #TABS} and puts the rest under "More"
 * @param units the relationships a client may switch between; empty or one where there is nothing to switch
 * @param path the path of the request, which tells where one stands
 */
public record Nav(List<Place> places, List<Link> units, String path) {

    private static final int TABS = 4;

    /**
     * One main place.
     *
     * @param label the key of its name, as in {@link Words}
     * @param count what waits there, 0 for nothing
     * @param also how the addresses begin that belong to it besides its own
     * @param live where what waits is asked for, again and again as it changes; null where nobody asks
     */
    public record Place(
            String label,
            String href,
            Icon icon,
            int count,
            List<String> also,
            @Nullable String live) {
        /** A place whose pages all lie below its own address. */
        public static Place of(String label, String href, Icon icon) {
            return new Place(label, href, icon, 0, List.of(href + "/"), null);
        }

        public Place waiting(int number) {
            return new Place(label, href, icon, number, also, live);
        }
    }

    private static final Place TODAY = new Place("ui.place.today", "/", Icon.SUN, 0, List.of(), null);
    private static final Place PEOPLE = new Place(
            "ui.place.people", "/people", Icon.USERS, 0, List.of("/people/", "/relationships/", "/persons/"), null);
    private static final Place MESSAGES = new Place(
            "ui.place.messages", "/messages", Icon.MESSAGE_CIRCLE, 0, List.of("/messages/"), "/messages/count/live");
    private static final Place LIBRARY = new Place(
            "ui.place.library",
            "/exercises",
            Icon.LIBRARY,
            0,
            List.of("/exercises/", "/instruments", "/reading"),
            null);
    private static final Place TEAM = Place.of("ui.place.team", "/practice/team", Icon.HEART_HANDSHAKE);

    /** No navigation: sign-in, errors before sign-in, the waiting room. */
    public static Nav none() {
        return new Nav(List.of(), List.of(), "");
    }

    /** The rail of who treats, supervises or owns. */
    public static Nav therapist(String path) {
        return new Nav(
                List.of(
                        TODAY,
                        PEOPLE,
                        MESSAGES,
                        Place.of("ui.place.outcomes", "/outcomes", Icon.CHART_LINE),
                        LIBRARY,
                        TEAM),
                List.of(),
                path);
    }

    /** The rail of the front desk and of billing staff: nothing clinical. */
    public static Nav desk(String path) {
        return new Nav(List.of(TODAY, PEOPLE, TEAM), List.of(), path);
    }

    /** The same, with what only an owner sets. */
    public Nav owning() {
        List<Place> more = new ArrayList<>(places);
        more.add(new Place("ui.place.settings", "/practice", Icon.SETTINGS, 0, List.of("/practice/trail"), null));
        return new Nav(more, units, path);
    }

    /** The tabs of a client. */
    public static Nav client(String path, List<Link> units) {
        return new Nav(
                List.of(
                        new Place("ui.place.home", "/", Icon.HOUSE, 0, List.of("/relationships/", "/reading"), null),
                        MESSAGES,
                        Place.of("ui.place.tasks", "/tasks", Icon.CHECK),
                        Place.of("ui.place.progress", "/progress", Icon.CHART_LINE)),
                units,
                section(path));
    }

    /** One relationship's progress and messages belong to all of them. */
    private static String section(String path) {
        if (path.endsWith("/progress")) {
            return "/progress";
        }
        return path.matches("/relationships/[^/]+/(messages|copies)(/.*)?") ? "/messages/" : path;
    }

    /** The same places, with what waits at one of them. */
    public Nav waiting(String href, int count) {
        return new Nav(
                places.stream()
                        .map(p -> p.href().equals(href) ? p.waiting(count) : p)
                        .toList(),
                units,
                path);
    }

    public List<Place> tabs() {
        return places.size() <= TABS ? places : places.subList(0, TABS - 1);
    }

    public List<Place> more() {
        return places.size() <= TABS ? List.of() : places.subList(TABS - 1, places.size());
    }

    /** "page" at the place itself, "true" below it, null elsewhere: the value of aria-current. */
    public @Nullable String current(Place place) {
        if (path.equals(place.href())) {
            return "page";
        }
        return place.also().stream().anyMatch(path::startsWith) ? "true" : null;
    }

    public boolean currentIsMore() {
        return more().stream().anyMatch(place -> current(place) != null);
    }
}
