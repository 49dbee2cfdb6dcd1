/** Files that people attach to what they write: how they come in, what they may be, and how they are kept and given out. */
@NullMarked
@ApplicationModule(allowedDependencies = "relationship")
package org.relata.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
