@NullMarked
package org.relata.messaging;

import org.jspecify.annotations.NullMarked;
