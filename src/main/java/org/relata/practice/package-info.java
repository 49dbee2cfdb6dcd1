/** The practice, its persons, its clinicians and staff with their roles. */
@NullMarked
@ApplicationModule(allowedDependencies = "identity")
package org.relata.practice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
