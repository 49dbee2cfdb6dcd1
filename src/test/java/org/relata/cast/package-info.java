/** The cast on stage: for tests that need several people at once. */
@NullMarked
package org.relata.cast;

import org.jspecify.annotations.NullMarked;
