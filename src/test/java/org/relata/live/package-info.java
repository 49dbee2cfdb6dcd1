@NullMarked
package org.relata.live;

import org.jspecify.annotations.NullMarked;
