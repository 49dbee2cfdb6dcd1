package org.relata.identity;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.relata.kernel.Role;

/**
 * An account in good standing, looked up for a request.
 *
 * @param roles what the person holds as staff at this moment; empty while acting as a client
 * @param both whether the person may also act in the other capacity
 */
public record Account(
        String name, Locale language, ZoneId zone, boolean keys, int epoch, boolean both, Set<Role> roles) {}
