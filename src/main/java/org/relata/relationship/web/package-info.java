/** The pages of people and relationships: who is in, who cares for them, and which confidence holds. */
@NullMarked
package org.relata.relationship.web;

import org.jspecify.annotations.NullMarked;
