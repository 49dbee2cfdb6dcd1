/** The append-only trail of who saw or changed what. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.relata.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
