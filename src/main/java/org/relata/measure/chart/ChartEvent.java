package org.relata.measure.chart;

import java.time.LocalDate;

/**
 * Something on the strip under the time axis.
 *
 * @param on the day
 * @param kind decides the mark
 * @param text what happened, in a few words; for an audience that may know it, which the caller sees to
 */
public record ChartEvent(LocalDate on, Kind kind, String text) {
    /** Kinds of event, each with its own mark. */
    public enum Kind {
        JOINT_SESSION("joint session"),
        INDIVIDUAL_SESSION("individual session"),
        TECHNIQUE("technique begun"),
        HOMEWORK("homework"),
        LIFE_EVENT("life event"),
        MISSED("missed session");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
