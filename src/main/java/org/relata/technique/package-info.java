/** The techniques: exercises as versioned content, and the engine that takes people through one together. */
@NullMarked
@ApplicationModule(allowedDependencies = "relationship")
package org.relata.technique;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
