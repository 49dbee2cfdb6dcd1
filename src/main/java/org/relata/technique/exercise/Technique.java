package org.relata.technique.exercise;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ten techniques, and rehearsing with bodies and roles, which serves all of them. */
public enum Technique {
    ACTIVE_LISTENING("Active listening"),
    EMOTIONALLY_FOCUSED("Emotionally focused therapy"),
    NARRATIVE("Narrative therapy"),
    ATTACHMENT_BASED("Attachment-based therapy"),
    SOLUTION_FOCUSED("Solution-focused therapy"),
    IMAGO("Imago-informed dialogue"),
    GOTTMAN_INFORMED("Gottman-informed work"),
    INTERPERSONAL("Interpersonal psychotherapy"),
    CBT_COUPLES("Cognitive-behavioural work for couples"),
    COLLABORATIVE("Collaborative therapy"),
    EXPERIENTIAL("Role-play and experiential work");

    private final String title;

    Technique(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Technique of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public static Optional<Technique> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
