package org.relata.relationship.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relata.identity.AccountState;
import org.relata.kernel.PersonId;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;
import org.relata.ui.Form;

/**
 * One page of the list of relationships.
 *
 * @param standings how far each member shown is on the way in
 * @param total how many there are under this filter
 * @param none whether there is none at all, filter or not
 * @param founds whether the viewer may begin one
 * @param everybody whether the viewer runs the practice and may look beyond the own ones
 */
public record PeopleView(
        List<Relationship> shown,
        Map<PersonId, AccountState> standings,
        int total,
        boolean none,
        boolean founds,
        boolean everybody,
        @Nullable String earlier,
        @Nullable String later) {
    private static final int PAGE = 40;

    static PeopleView of(List<Relationship> wanted, Form filter, boolean none, boolean founds, boolean everybody) {
        int from = Math.min(from(filter), wanted.size());
        int to = Math.min(from + PAGE, wanted.size());
        return new PeopleView(
                wanted.subList(from, to),
                Map.of(),
                wanted.size(),
                none,
                founds,
                everybody,
                from > 0 ? address(filter, Math.max(0, from - PAGE)) : null,
                to < wanted.size() ? address(filter, to) : null);
    }

    List<PersonId> members() {
        return shown.stream()
                .flatMap(relationship -> relationship.currentMembers().stream().map(Member::person))
                .distinct()
                .toList();
    }

    PeopleView standing(Map<PersonId, AccountState> known) {
        return new PeopleView(shown, known, total, none, founds, everybody, earlier, later);
    }

    /** How many of a relationship's members have signed in. */
    public long signedIn(Relationship relationship) {
        return relationship.currentMembers().stream()
                .filter(member -> Optional.ofNullable(standings.get(member.person()))
                        .filter(AccountState::hasAccount)
                        .isPresent())
                .count();
    }

    private static int from(Form filter) {
        return filter.given("from")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .orElse(0);
    }

    private static String address(Form filter, int from) {
        return "/people?"
                + filter.with("from", String.valueOf(from)).values().entrySet().stream()
                        .flatMap(entry -> entry.getValue().stream().map(value -> Map.entry(entry.getKey(), value)))
                        .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
