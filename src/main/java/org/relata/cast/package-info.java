/** One invented company of people, made through the doors alone, for the demo, the tests, the pictures and the documentation. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "identity",
            "practice",
            "relationship",
            "measure",
            "measure :: file",
            "messaging",
            "plan",
            "scheduling",
            "technique"
        })
package org.relata.cast;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
