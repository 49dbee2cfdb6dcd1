/** The figures of change and of two people together, as pure functions: reliable change, cut-offs, classes, discrepancy, agreement. Each names the paper that it comes from. */
@NullMarked
@NamedInterface
package org.relata.measure.figure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
