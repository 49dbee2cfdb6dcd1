package org.relata.identity;

import java.io.Serializable;

/** New recovery codes on their way to the one page that shows them, sealed with the practice's key. */
public record FreshCodes(Holder holder, byte[] sealed) implements Serializable {}
