/** An instrument's wording as others publish it, FHIR R4, OSD or pasted lines, read and matched with the key that the catalogue holds. */
@NullMarked
@NamedInterface
package org.relata.measure.wording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
