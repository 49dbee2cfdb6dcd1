package org.relata.messaging;

import java.time.ZoneId;
import java.util.List;

/**
 * What a practice promises to those who write to it.
 *
 * @param lines whom to call when it cannot wait, each confirmed by the practice
 * @param known what is published for the practice's country, for the owner to try and confirm
 * @param away which clinicians of the practice are away at this moment
 * @param zone in which the hours are meant
 * @param closed whether nobody reads at this moment
 */
public record Promise(
        Rules rules,
        List<CrisisLine> lines,
        List<CrisisLine.Known> known,
        List<Absence> away,
        ZoneId zone,
        boolean closed) {}
