/** Tries the pages of the practice, its team and its persons. */
@NullMarked
package org.relata.practice.web;

import org.jspecify.annotations.NullMarked;
