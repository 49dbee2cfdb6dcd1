@NullMarked
package org.relata.plan.document;

import org.jspecify.annotations.NullMarked;
