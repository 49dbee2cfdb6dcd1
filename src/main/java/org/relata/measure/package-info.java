/** Instruments, their answers and scores, and what a change in them means for two or more people. */
@NullMarked
package org.relata.measure;

import org.jspecify.annotations.NullMarked;
