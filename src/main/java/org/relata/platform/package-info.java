/** What every module stands on: the database, transactions that enter for a viewer, the key vault, jobs, mail and the clock. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package org.relata.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
