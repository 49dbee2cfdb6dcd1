/** The page on which people choose how they are told, and the worker that shows notices on a device. */
@NullMarked
package org.relata.notice.web;

import org.jspecify.annotations.NullMarked;
