package org.relata.notice;

import java.util.List;
import java.util.UUID;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.platform.Entrance;
import org.springframework.stereotype.Component;

/** How people are told that something awaits them: what each has chosen for themselves, and on which devices. */
@Component
public class Notices {
    private final Entrance entrance;
    private final PreferenceStore preferences;
    private final PushStore devices;
    private final PushServices services;
    private final PushKeys keys;

    Notices(Entrance entrance, PreferenceStore preferences, PushStore devices, PushServices services, PushKeys keys) {
        this.entrance = entrance;
        this.preferences = preferences;
        this.devices = devices;
        this.services = services;
        this.keys = keys;
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

    /** What a browser asks push services with on our behalf: an uncompressed point of P-256 in Base64 for addresses. */
    public String pushKey() {
        return keys.publicKey();
    }

    /** The viewer's devices, newest first. */
    public List<PushDevice> devices() {
        return entrance.callAtDoor(devices::own);
    }

    /** Lets a browser show notices; the viewer's oldest device makes room where there are ten. An address of no push service is refused. */
    public void allow(Subscription subscription) {
        if (!services.accept(subscription.endpoint()) || !subscription.isWhole()) {
            throw new Refused("This browser gets its notices from a service that we do not know. Nothing was changed.");
        }
        entrance.callAtDoor(inside -> {
            devices.add(inside, subscription);
            return true;
        });
    }

    public void forget(UUID device) {
        entrance.callAtDoor(inside -> {
            NotFound.unlessOne(devices.remove(inside, device));
            return true;
        });
    }
}
