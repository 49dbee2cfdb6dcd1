/** Exercises as their content files define them, and the course that people take through one; knows no database and no viewer. */
@NullMarked
@NamedInterface
package org.relata.technique.exercise;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
