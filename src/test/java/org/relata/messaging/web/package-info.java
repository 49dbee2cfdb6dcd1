@NullMarked
package org.relata.messaging.web;

import org.jspecify.annotations.NullMarked;
