package org.relata.notice;

import com.zerodeplibs.webpush.PushSubscription;
import java.util.Base64;

/**
 * What a browser gives away so that it can be reached (RFC 8291), as it says it: where, and two keys in Base64 for addresses.
 *
 * @param p256dh its public key, an uncompressed point of P-256
 * @param auth a secret of 16 bytes
 */
public record Subscription(String endpoint, String p256dh, String auth) {
    private static final int POINT = 65;
    private static final int SECRET = 16;

    boolean isWhole() {
        return length(p256dh) == POINT && length(auth) == SECRET;
    }

    String sealable() {
        return endpoint + "\n" + p256dh + "\n" + auth;
    }

    static Subscription unsealed(String opened) {
        String[] parts = opened.split("\n", 3);
        return new Subscription(parts[0], parts[1], parts[2]);
    }

    PushSubscription forSending() {
        PushSubscription.Keys keys = new PushSubscription.Keys();
        keys.setP256dh(p256dh);
        keys.setAuth(auth);
        PushSubscription subscription = new PushSubscription();
        subscription.setEndpoint(endpoint);
        subscription.setKeys(keys);
        return subscription;
    }

    private static int length(String encoded) {
        try {
            return Base64.getUrlDecoder().decode(encoded).length;
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }
}
