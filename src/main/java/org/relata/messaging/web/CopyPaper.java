package org.relata.messaging.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.relata.kernel.CircleId;
import org.relata.messaging.Copies;
import org.relata.messaging.Copy;
import org.relata.messaging.Copy.Part;
import org.relata.messaging.Copy.Period;
import org.relata.messaging.Said;

/**
 * A copy as it is printed.
 *
 * @param said what was written in each circle, in order
 * @param isWhole whether everything is on it; the JSON always has everything
 */
public record CopyPaper(Copy copy, Map<CircleId, List<Said>> said, boolean isWhole) {
    /** Laying out takes about five seconds for so many. */
    public static final int MOST = 1_000;

    static CopyPaper of(Copies copies, Copy copy) {
        var newest = new ArrayList<Said>();
        for (Part part : copy.parts()) {
            newest.addAll(copies.newest(copy, part, MOST + 1));
        }
        newest.sort(Comparator.comparing((Said one) -> one.message().times().writtenAt())
                .reversed());
        var printed = new HashMap<CircleId, List<Said>>(newest.stream()
                .limit(MOST)
                .collect(Collectors.groupingBy(one -> one.message().circle())));
        printed.replaceAll((circle, all) -> all.stream()
                .sorted(Comparator.comparing(one -> one.message().place()))
                .toList());
        return new CopyPaper(copy, printed, newest.size() <= MOST);
    }

    public List<Said> in(Period period) {
        return said.getOrDefault(period.circle().id(), List.of());
    }
}
