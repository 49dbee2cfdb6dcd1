package org.relata.platform;

import java.time.Instant;

/**
 * A message to one address. What it says must tell nothing: no name, no practice, no matter.
 *
 * @param writtenAt when it was put in the outbox
 */
public record Letter(String to, String subject, String text, Instant writtenAt) {
    public Letter {
        if (to.isBlank() || (to + subject).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a letter needs one address, and neither address nor subject breaks a line");
        }
    }

    String sealable() {
        return to + "\n" + subject + "\n" + text;
    }

    static Letter unsealed(String opened, Instant writtenAt) {
        String[] parts = opened.split("\n", 3);
        return new Letter(parts[0], parts[1], parts[2], writtenAt);
    }
}
