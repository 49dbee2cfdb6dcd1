@NullMarked
package org.relata.scheduling.web;

import org.jspecify.annotations.NullMarked;
