/** Measures what changes: instruments, their scores, reliable change, and how two people's answers stand to each other. */
@NullMarked
package org.relata.measure;

import org.jspecify.annotations.NullMarked;
