/** Who is at the keyboard: accounts, invitations, passwords, the second factor, devices and sessions. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.relata.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
