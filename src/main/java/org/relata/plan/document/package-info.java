/** The plan as a document: its items, what changed between two of them, what it lacks, and what goals come to. It knows no database and no viewer. */
@NullMarked
package org.relata.plan.document;

import org.jspecify.annotations.NullMarked;
