/** Who opened my record, for clients; who was in whose record, for the owner. */
@NullMarked
package org.relata.audit.web;

import org.jspecify.annotations.NullMarked;
