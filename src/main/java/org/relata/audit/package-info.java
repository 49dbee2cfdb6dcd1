/** The append-only trail of who saw or changed what, and what its readers may see of it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"practice", "relationship"})
package org.relata.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
