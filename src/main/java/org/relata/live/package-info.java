/** Who is connected now and what they are told: that something in a circle of theirs has changed, and never what. */
@NullMarked
@ApplicationModule(allowedDependencies = "relationship")
package org.relata.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
