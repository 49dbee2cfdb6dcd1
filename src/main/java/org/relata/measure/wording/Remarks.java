package org.relata.measure.wording;

import java.util.ArrayList;
import java.util.List;

/** What is told beside an accepted file. */
final class Remarks {
    private static final int MOST = 60;

    private final List<String> warnings = new ArrayList<>();
    private boolean needsConfirmation;

    void warn(String sentence) {
        if (!warnings.contains(sentence) && warnings.size() < MOST) {
            warnings.add(sentence);
        }
    }

    /** A guess that a person must confirm before anything is scored with it. */
    void confirm(String sentence) {
        warn(sentence);
        needsConfirmation = true;
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    boolean needsConfirmation() {
        return needsConfirmation;
    }
}
