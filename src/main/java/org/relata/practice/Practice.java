package org.relata.practice;

import java.time.ZoneId;
import org.relata.kernel.PracticeId;

/** A practice as its people know it. */
public record Practice(PracticeId id, String name, String country, ZoneId zone, boolean example) {}
