@NullMarked
package org.relata.attachment;

import org.jspecify.annotations.NullMarked;
