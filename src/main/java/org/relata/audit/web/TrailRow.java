package org.relata.audit.web;

import java.time.Instant;

/** Who, when, and in whose record: of a person, or of everybody in a relationship. */
public record TrailRow(Instant at, String staff, String whose) {}
