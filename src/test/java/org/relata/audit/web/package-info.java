/** Tries what the readers of the trail may see. */
@NullMarked
package org.relata.audit.web;

import org.jspecify.annotations.NullMarked;
