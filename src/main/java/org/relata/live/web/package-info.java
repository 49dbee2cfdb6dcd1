@NullMarked
package org.relata.live.web;

import org.jspecify.annotations.NullMarked;
