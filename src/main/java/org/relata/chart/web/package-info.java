@NullMarked
package org.relata.chart.web;

import org.jspecify.annotations.NullMarked;
