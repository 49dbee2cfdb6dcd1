package org.relata.notice;

import org.relata.platform.Entrance;
import org.springframework.stereotype.Component;

/** How people are told that something awaits them: what each has chosen for themselves. */
@Component
public class Notices {
    private final Entrance entrance;
    private final PreferenceStore preferences;

    Notices(Entrance entrance, PreferenceStore preferences) {
        this.entrance = entrance;
        this.preferences = preferences;
    }

    /** What the viewer has chosen. */
    public Preferences preferences() {
        return entrance.callAtDoor(preferences::own);
    }

    /** Takes the viewer's new choice and gives back the one before. */
    public Preferences prefer(Preferences wish) {
        return entrance.callAtDoor(inside -> {
            Preferences before = preferences.own(inside);
            preferences.prefer(inside, wish);
            return before;
        });
    }
}
