/** The addresses of files: bringing them in piece by piece, and getting them. */
@NullMarked
package org.relata.attachment.web;

import org.jspecify.annotations.NullMarked;
