package org.relata.ui;

/** How loudly a part speaks. There is no tone for a low score: scores are never alarms. */
public enum Tone {
    PLAIN,
    NOW,
    GOOD,
    WATCH,
    BAD,
    PRIVATE;

    public String css(String part) {
        return switch (this) {
            case PLAIN -> part;
            case NOW -> part + " now";
            case GOOD -> part + " good";
            case WATCH -> part + " watch";
            case BAD -> part + " bad";
            case PRIVATE -> part + " private";
        };
    }
}
