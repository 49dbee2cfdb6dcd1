/** Instruments as data, their keys and their scoring. */
@NullMarked
@NamedInterface
package org.relata.measure.instrument;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
