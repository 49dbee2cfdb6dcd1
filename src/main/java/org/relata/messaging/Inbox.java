package org.relata.messaging;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
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

    Inbox(Entrance entrance, Relationships relationships, SeenStore seen, InboxStore store) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.seen = seen;
        this.store = store;
    }

    /**
     * One conversation that has been written in, or is the viewer's own.
     *
     * @param last when and by whom it was written in last
     */
    public record Row(Relationship relationship, Conversation conversation, long unread, Optional<Last> last) {
        private Instant at() {
            return last.map(Last::at).orElse(Instant.EPOCH);
        }
    }

    public record Last(String author, Instant at) {}

    /** Unread ones first, then the newest; of those that are read, the newest sixty. */
    public List<Row> rows() {
        return entrance.callEverywhere(inside -> {
            var circles = relationships.circles(inside).all();
            var unread = seen.unread(inside, circles);
            var last = store.last(inside, circles);
            var rows = relationships.all(inside).stream()
                    .flatMap(relationship -> rows(relationship, circles, unread, last))
                    .filter(row -> row.last().isPresent() || inside.viewer().isClient())
                    .sorted(Comparator.comparing((Row row) -> row.unread() == 0)
                            .thenComparing(Row::at, Comparator.reverseOrder()))
                    .toList();
            var waiting = rows.stream().filter(row -> row.unread() > 0).count();
            return rows.stream().limit(waiting + MOST_QUIET).toList();
        });
    }

    /** How many conversations hold something unread. */
    public long waiting() {
        return entrance.callEverywhere(
                inside -> (long) seen.unread(inside, conversing(inside)).size());
    }

    private List<Circle> conversing(Entered inside) {
        return Directory.of(relationships.circles(inside).all()).stream()
                .flatMap(conversation -> conversation.circles().stream())
                .toList();
    }

    private static Stream<Row> rows(
            Relationship relationship, List<Circle> circles, Map<CircleId, Long> unread, Map<CircleId, Last> last) {
        var own = circles.stream()
                .filter(circle ->
                        circle.relationship().filter(relationship.id()::equals).isPresent())
                .toList();
        return Directory.of(own).stream()
                .map(conversation -> new Row(
                        relationship,
                        conversation,
                        Conversations.count(conversation, unread),
                        conversation.circles().reversed().stream()
                                .flatMap(circle -> Optional.ofNullable(last.get(circle.id())).stream())
                                .findFirst()));
    }
}
