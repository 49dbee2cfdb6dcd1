package org.relata.measure;

import org.relata.measure.file.OutcomeMapping;
import org.relata.relationship.Kind;

/**
 * How a file is to be brought in.
 *
 * @param mapping what its columns mean
 * @param kind what one relationship of the file is
 * @param known whether labels that an earlier file used mean the same relationships; otherwise all are new
 */
public record ImportChoice(OutcomeMapping mapping, Kind kind, boolean known) {}
