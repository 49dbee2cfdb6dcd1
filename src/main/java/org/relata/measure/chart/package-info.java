/** Outcomes drawn: the main chart, the couple as a point on a plane, the practice at a glance. What stands where, and in which words; the drawing itself is a template. */
@NullMarked
@NamedInterface
package org.relata.measure.chart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
