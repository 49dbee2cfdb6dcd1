package org.relata.practice;

import java.time.ZoneId;
import org.relata.kernel.Refused;

/**
 * A practice to be opened.
 *
 * @param country two letters of ISO 3166
 * @param example whether everything in it is invented, as in the demo
 */
public record NewPractice(String name, String country, ZoneId zone, boolean example) {
    public NewPractice {
        if (name.isBlank() || name.length() > 200) {
            throw new Refused("The practice needs a name of at most 200 characters.");
        }
        if (!country.matches("[A-Z]{2}")) {
            throw new Refused("Choose the country of the practice from the list.");
        }
    }
}
