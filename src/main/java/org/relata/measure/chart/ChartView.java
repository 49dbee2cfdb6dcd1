package org.relata.measure.chart;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at a chart and how it is addressed.
 *
 * @param id unique on the page; prefix of every id inside the chart
 * @param locale formats numbers, dates and percentages
 * @param voice whom the words speak to; a client's chart carries no cut-off, category, gap or comparison
 * @param focus for a client the name of their own series; for a clinician the one member to highlight in a family or
 *     group, or null for small multiples of all
 */
public record ChartView(
        String id, Locale locale, Voice voice, @Nullable String focus) {
    /** Whom the words speak to. */
    public enum Voice {
        CLINICIAN,
        CLIENT,
        /** Members who look at their lines together. */
        MEMBERS
    }

    public static ChartView clinician(String id, Locale locale) {
        return new ChartView(id, locale, Voice.CLINICIAN, null);
    }

    public static ChartView client(String id, Locale locale, String self) {
        return new ChartView(id, locale, Voice.CLIENT, self);
    }

    public static ChartView members(String id, Locale locale) {
        return new ChartView(id, locale, Voice.MEMBERS, null);
    }

    boolean speaksToMembers() {
        return voice == Voice.MEMBERS;
    }

    /** To one client, or to members together. */
    boolean speaksToClient() {
        return voice != Voice.CLINICIAN;
    }
}
