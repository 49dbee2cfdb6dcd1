/** A table of outcomes from elsewhere: read, its columns guessed and mapped, its rows checked. */
@NullMarked
@NamedInterface
package org.relata.measure.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
