/** The pages of measures: asking and answering, outcomes, bringing files and wordings in. */
@NullMarked
package org.relata.measure.web;

import org.jspecify.annotations.NullMarked;
