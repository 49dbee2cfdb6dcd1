/** The whole house, tried from its door. */
@NullMarked
package org.relata;

import org.jspecify.annotations.NullMarked;
