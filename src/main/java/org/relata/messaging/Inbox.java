package org.relata.messaging;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.springframework.stereotype.Component;

/** All conversations of somebody, across relationships: names, counts and times, never words. */
@Component
public class Inbox {
    private static final int MOST_QUIET = 60;

    private final Entrance entrance;
    private final Relationships relationships;
    private final SeenStore seen;
    private final InboxStore store;
    private final FollowUpStore followUps;

    Inbox(Entrance entrance, Relationships relationships, SeenStore seen, InboxStore store, FollowUpStore followUps) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.seen = seen;
        this.store = store;
        this.followUps = followUps;
    }

    /**
     * One conversation that has been written in, or is the viewer's own.
     *
     * @param last when and by whom it was written in last
     * @param followUps what the care team has to come back to
     */
    public record Row(
            Relationship relationship,
            Conversation conversation,
            long unread,
            Optional<Last> last,
            List<FollowUp> followUps) {
        public boolean isFlaggedFor(PersonId person) {
            return followUps.stream().anyMatch(one -> one.whom().equals(person));
        }

        private Instant at() {
            return last.map(Last::at).orElse(Instant.EPOCH);
        }
    }

    public record Last(String author, Instant at) {}

    /** Unread ones first, then what is flagged for the viewer, then the newest; of those that are read, the newest sixty. */
    public List<Row> rows() {
        return entrance.callEverywhere(inside -> {
            var viewer = inside.viewer();
            var found = found(inside);
            var rows = relationships.all(inside).stream()
                    .flatMap(found::rows)
                    .filter(row -> row.last().isPresent() || viewer.isClient())
                    .sorted(Comparator.comparing((Row row) -> row.unread() == 0)
                            .thenComparing(row -> !row.isFlaggedFor(viewer.person()))
                            .thenComparing(Row::at, Comparator.reverseOrder()))
                    .toList();
            var waiting = rows.stream().filter(row -> row.unread() > 0).count();
            return rows.stream().limit(waiting + MOST_QUIET).toList();
        });
    }

    /** How many circles hold something unread, and how much a colleague has handed over. */
    public long waiting() {
        return entrance.callEverywhere(inside -> {
            var unread = (long) seen.unread(inside, inside.circles()).size();
            return inside.isStaff() ? unread + followUps.handed(inside) : unread;
        });
    }

    private Found found(Entered inside) {
        var circles = relationships.circles(inside).all();
        return new Found(
                circles,
                seen.unread(inside, inside.circles()),
                store.last(inside, circles),
                followUps.open(inside, circles.stream().map(Circle::id).toList()).stream()
                        .collect(Collectors.groupingBy(FollowUp::about)));
    }

    /** What is known of all circles that the viewer may enter. */
    private record Found(
            List<Circle> circles,
            Map<CircleId, Long> unread,
            Map<CircleId, Last> last,
            Map<CircleId, List<FollowUp>> followUps) {
        Stream<Row> rows(Relationship relationship) {
            var own = circles.stream()
                    .filter(circle -> circle.relationship()
                            .filter(relationship.id()::equals)
                            .isPresent())
                    .toList();
            return Directory.of(own).stream().map(conversation -> row(relationship, conversation));
        }

        private Row row(Relationship relationship, Conversation conversation) {
            var newestFirst = conversation.circles().reversed();
            return new Row(
                    relationship,
                    conversation,
                    Conversations.count(conversation, unread),
                    newestFirst.stream()
                            .flatMap(circle -> Optional.ofNullable(last.get(circle.id())).stream())
                            .findFirst(),
                    newestFirst.stream()
                            .flatMap(circle -> followUps.getOrDefault(circle.id(), List.of()).stream())
                            .toList());
        }
    }
}
