/** The pages of exercises. */
@NullMarked
package org.relata.technique.web;

import org.jspecify.annotations.NullMarked;
