package org.relata.audit.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relata.audit.Visit;
import org.relata.kernel.RelationshipId;

/**
 * Who opened a client's record, day by day, newest first.
 *
 * @param last the last day shown
 * @param titles what each relationship is called; named only where there are several
 * @param earlier the last day before on which there is more
 */
public record AccessView(
        LocalDate last,
        Map<LocalDate, List<Visit>> days,
        Map<RelationshipId, String> titles,
        Optional<LocalDate> earlier) {
    public boolean isSeveral() {
        return titles.size() > 1;
    }

    public String title(Visit visit) {
        return titles.getOrDefault(visit.relationship(), "");
    }
}
