package org.relata.identity;

import java.util.Optional;

/**
 * A way in, to be handed over. This is the only moment in which the address is known.
 *
 * @param url the address to open
 * @param mailed whether it is on its way by mail; otherwise it has to be copied
 * @param spoken a code to tell the person besides, never to be written in the same mail; for renewals only
 */
public record InvitationLink(String url, boolean mailed, Optional<String> spoken) {}
