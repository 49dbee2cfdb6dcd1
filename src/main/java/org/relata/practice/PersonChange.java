package org.relata.practice;

import java.time.Instant;
import java.util.List;

/** That some of a person's details were changed, by whom and when; never from what to what. */
public record PersonChange(List<String> fields, String by, Instant at) {}
