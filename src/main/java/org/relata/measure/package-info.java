/** Outcome tracking: instruments, who is asked what, answers and their scores, reliable change, and what two people's scores say together. */
@NullMarked
@ApplicationModule(allowedDependencies = {"relationship", "practice"})
package org.relata.measure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
