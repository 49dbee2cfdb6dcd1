/** Tries the pages of people and relationships over real HTTP. */
@NullMarked
package org.relata.relationship.web;

import org.jspecify.annotations.NullMarked;
