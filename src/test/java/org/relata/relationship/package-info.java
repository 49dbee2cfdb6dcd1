/** Who is in, tried from every side. */
@NullMarked
package org.relata.relationship;

import org.jspecify.annotations.NullMarked;
