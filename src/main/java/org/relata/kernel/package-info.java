/** The words that every module speaks: typed ids, the viewer, the kinds of circle and the events between modules. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package org.relata.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
