package org.relata.plan;

import java.util.Optional;
import org.relata.kernel.CircleId;

/**
 * A goal of a published plan that the viewer may read, for asking how far it has come.
 *
 * @param id the same in every version
 * @param circle whose plan it is in
 * @param owner "joint", "each", or the id of one member
 * @param latest the viewer's own latest rating
 */
public record Goal(String id, String statement, CircleId circle, String owner, Optional<Rating> latest) {}
