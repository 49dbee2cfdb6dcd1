/** The ground that everything stands on, shaken. */
@NullMarked
package org.relata.platform;

import org.jspecify.annotations.NullMarked;
