/** The treatment plan of each circle: drafted by the care team, published as numbered versions, signed by each member, and followed by goals and ratings. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"relationship", "measure", "measure :: instrument", "technique", "technique :: exercise"
        })
package org.relata.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
