/** The heart: couples, families and groups as the unit of care, their circles, care team and confidentiality policy. */
@NullMarked
@ApplicationModule(allowedDependencies = {"practice", "identity"})
package org.relata.relationship;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
