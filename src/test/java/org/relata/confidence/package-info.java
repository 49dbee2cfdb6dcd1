/** The worst mistake first: a partner learning what is not theirs, tried over real HTTP against the whole house. */
@NullMarked
package org.relata.confidence;

import org.jspecify.annotations.NullMarked;
