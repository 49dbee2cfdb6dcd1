@NullMarked
package org.relata.chart;

import org.jspecify.annotations.NullMarked;
