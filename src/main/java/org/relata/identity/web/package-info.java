/** The pages of the door: signing in, accepting an invitation, locking, one's own account. */
@NullMarked
package org.relata.identity.web;

import org.jspecify.annotations.NullMarked;
