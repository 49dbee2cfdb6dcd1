/** What the members of a relationship and their care team write to each other between sessions. */
@NullMarked
@ApplicationModule(allowedDependencies = {"relationship", "practice", "attachment"})
package org.relata.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
