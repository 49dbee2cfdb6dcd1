package org.relata.ui;

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
     */
    public record Place(String label, String href, Icon icon, int count) {
        public Place waiting(int number) {
            return new Place(label, href, icon, number);
        }
    }

    /** No navigation: sign-in, errors before sign-in, the waiting room. */
    public static Nav none() {
        return new Nav(List.of(), List.of(), "");
    }

    /** The rail of a therapist. */
    public static Nav therapist(String path) {
        return new Nav(
                List.of(
                        new Place("ui.place.today", "/today", Icon.SUN, 0),
                        new Place("ui.place.people", "/relationships", Icon.USERS, 0),
                        new Place("ui.place.messages", "/messages", Icon.MESSAGE_CIRCLE, 0),
                        new Place("ui.place.calendar", "/calendar", Icon.CALENDAR, 0),
                        new Place("ui.place.library", "/library", Icon.LIBRARY, 0),
                        new Place("ui.place.outcomes", "/outcomes", Icon.CHART_LINE, 0),
                        new Place("ui.place.billing", "/billing", Icon.RECEIPT, 0),
                        new Place("ui.place.team", "/team", Icon.HEART_HANDSHAKE, 0),
                        new Place("ui.place.settings", "/settings", Icon.SETTINGS, 0)),
                List.of(),
                path);
    }

    /** The rail of the front desk and of billing staff: nothing clinical. */
    public static Nav desk(String path) {
        return new Nav(
                List.of(
                        new Place("ui.place.today", "/today", Icon.SUN, 0),
                        new Place("ui.place.people", "/relationships", Icon.USERS, 0),
                        new Place("ui.place.billing", "/billing", Icon.RECEIPT, 0)),
                List.of(),
                path);
    }

    /** The four tabs of a client. */
    public static Nav client(String path, List<Link> units) {
        return new Nav(
                List.of(
                        new Place("ui.place.home", "/home", Icon.HOUSE, 0),
                        new Place("ui.place.messages", "/messages", Icon.MESSAGE_CIRCLE, 0),
                        new Place("ui.place.plan", "/plan", Icon.SPROUT, 0),
                        new Place("ui.place.progress", "/progress", Icon.CHART_LINE, 0)),
                units,
                path);
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
        return path.startsWith(place.href() + "/") ? "true" : null;
    }

    public boolean currentIsMore() {
        return more().stream().anyMatch(place -> current(place) != null);
    }
}
