@NullMarked
package org.relata.scheduling;

import org.jspecify.annotations.NullMarked;
