@NullMarked
package org.relata.plan;

import org.jspecify.annotations.NullMarked;
