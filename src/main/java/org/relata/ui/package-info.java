/** The face of every page: layout, form and icon partials, words and dates, assets and error pages; knows no domain. */
@NullMarked
package org.relata.ui;

import org.jspecify.annotations.NullMarked;
