package org.relata.identity;

import java.time.ZoneId;
import java.util.Locale;

/** Where and how somebody with an account is written to: the address they sign in with, which is theirs alone to choose. */
public record Address(String email, Locale language, ZoneId zone) {}
