/** The pages of the practice, its team, and a person's name, contact and guardians. */
@NullMarked
package org.relata.practice.web;

import org.jspecify.annotations.NullMarked;
