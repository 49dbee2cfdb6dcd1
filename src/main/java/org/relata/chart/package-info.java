/** What the care team writes down about its work: drafts of notes, which no member learns of. */
@NullMarked
@ApplicationModule(allowedDependencies = "relationship")
package org.relata.chart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
