package org.relata.ui;

import java.time.ZoneId;
import java.util.Locale;

/**
 * Who looks at a page, as far as the page's frame must know.
 *
 * @param name what the person is called in the menu; empty for a guest
 * @param capacity the one capacity the person acts in now
 * @param locale the language and formats the person reads
 * @param zone the time zone the person lives in
 * @param keys whether single-key shortcuts are on (WCAG 2.1.4 lets a person switch them off)
 */
public record Visitor(String name, Capacity capacity, Locale locale, ZoneId zone, boolean keys) {

    /** Staff see the left rail, clients four tabs and a way to leave quickly, guests neither. */
    public enum Capacity {
        GUEST,
        CLIENT,
        STAFF
    }

    /** Somebody who has not signed in. */
    public static Visitor guest(Locale locale, ZoneId zone) {
        return new Visitor("", Capacity.GUEST, locale, zone, false);
    }

    public boolean staff() {
        return capacity == Capacity.STAFF;
    }

    public boolean client() {
        return capacity == Capacity.CLIENT;
    }

    public boolean guest() {
        return capacity == Capacity.GUEST;
    }
}
