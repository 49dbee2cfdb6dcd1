/** Sessions: planned, moved, held, counted; each a fact of exactly those whom it is with. */
@NullMarked
@ApplicationModule(allowedDependencies = "relationship")
package org.relata.scheduling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
