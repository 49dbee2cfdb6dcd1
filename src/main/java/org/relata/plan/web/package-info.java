/** The pages of treatment plans. */
@NullMarked
package org.relata.plan.web;

import org.jspecify.annotations.NullMarked;
