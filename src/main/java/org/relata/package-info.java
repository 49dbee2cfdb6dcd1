/** Relata in one process: the modules below, wired by Spring and kept apart by Spring Modulith. */
@NullMarked
package org.relata;

import org.jspecify.annotations.NullMarked;
