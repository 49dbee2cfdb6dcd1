/** The pages of measures over real HTTP. */
@NullMarked
package org.relata.measure.web;

import org.jspecify.annotations.NullMarked;
