/** Tells people, by mail and on their devices, that something awaits them: never what, never from whom. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "practice"})
package org.relata.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
