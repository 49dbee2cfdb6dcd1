package org.relata.live;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.NotFound;
import org.relata.kernel.PracticeId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.relata.platform.Entrance;
import org.relata.relationship.Relationships;
import org.springframework.stereotype.Component;

/** Every connection of this process that is open now, by who is at its far end. */
@Component
public class Lines {
    /** Tabs and devices of one person; the oldest gives way. */
    private static final int MOST_EACH = 12;

    private final Map<Viewer, List<Line>> lines = new ConcurrentHashMap<>();
    private final Entrance entrance;
    private final Relationships relationships;

    Lines(Entrance entrance, Relationships relationships) {
        this.entrance = entrance;
        this.relationships = relationships;
    }

    /** Opens a line that lasts as long as this session does; from here on its person is told what moves. */
    public Line open(Viewer viewer, String session, Line.Speaker speaker) {
        var line = new Line(viewer, session, speaker);
        lines.compute(viewer, (who, before) -> with(before == null ? List.of() : before, line));
        Thread.ofVirtual().name("line").start(() -> {
            try {
                line.run();
            } finally {
                close(line);
            }
        });
        return line;
    }

    public void close(Line line) {
        line.hangUp();
        lines.computeIfPresent(line.viewer(), (who, before) -> without(before, line));
    }

    /** Answers where the circles of these relationships stand; of one that is unknown or forbidden there is no word. */
    public void catchUp(Line line, Collection<RelationshipId> shown) {
        for (var relationship : shown) {
            standing(line.viewer(), relationship).ifPresent(line::say);
        }
    }

    private Optional<String> standing(Viewer viewer, RelationshipId relationship) {
        try {
            return Optional.of(viewer.call(() -> entrance.call(
                    relationship,
                    inside -> Tidings.standing(
                            relationship, relationships.circles(inside).all()))));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    /** Asks every page to find out where its circles stand. */
    void again() {
        lines.values().stream().flatMap(List::stream).forEach(line -> line.say(Tidings.AGAIN));
    }

    List<Line> of(Viewer viewer) {
        return lines.getOrDefault(viewer, List.of());
    }

    boolean anyIn(PracticeId practice) {
        return lines.keySet().stream().anyMatch(viewer -> viewer.practice().equals(practice));
    }

    Set<String> sessions() {
        return lines.values().stream().flatMap(List::stream).map(Line::session).collect(Collectors.toSet());
    }

    /** Hangs up on everybody whose session has ended. Who has connected since it was asked which stand, was not asked for. */
    void end(Collection<String> sessions) {
        var ended = new HashSet<>(sessions);
        lines.values().stream()
                .flatMap(List::stream)
                .filter(line -> ended.contains(line.session()))
                .forEach(this::close);
    }

    private static List<Line> with(List<Line> before, Line line) {
        before.stream().limit(Math.max(0, before.size() - MOST_EACH + 1)).forEach(Line::hangUp);
        return Stream.concat(before.stream(), Stream.of(line)).toList();
    }

    private static @Nullable List<Line> without(List<Line> before, Line line) {
        var left = before.stream().filter(other -> other != line).toList();
        return left.isEmpty() ? null : left;
    }
}
