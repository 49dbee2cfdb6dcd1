package org.relata.identity;

import java.io.Serializable;
import java.util.UUID;

/**
 * An invitation half accepted, as the session carries it between two pages.
 *
 * @param sealed the password's hash and the seed of the second factor, sealed with the practice's key
 */
public record Enrolment(
        UUID invitation, Holder holder, boolean renewal, String email, String language, String zone, byte[] sealed)
        implements Serializable {}
