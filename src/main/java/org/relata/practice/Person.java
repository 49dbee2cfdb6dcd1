package org.relata.practice;

import java.util.Optional;
import org.relata.kernel.PersonId;

/** A person by name, which is all that a co-member ever knows of another. */
public record Person(PersonId id, String name, Optional<String> pronouns) {}
