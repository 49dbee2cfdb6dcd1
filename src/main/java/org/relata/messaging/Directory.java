package org.relata.messaging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.relata.kernel.Circle;
import org.relata.kernel.NotFound;
import org.relata.messaging.Conversation.Kind;

/** Sorts the circles of one relationship that a viewer has entered into conversations. */
final class Directory {
    private Directory() {}

    static List<Conversation> of(List<Circle> circles) {
        var grouped = new LinkedHashMap<String, List<Circle>>();
        circles.stream()
                .sorted(Comparator.comparing(Circle::openedAt)
                        .thenComparing(circle -> circle.id().toString()))
                .forEach(circle -> key(circle)
                        .ifPresent(key -> grouped.computeIfAbsent(key, none -> new ArrayList<>())
                                .add(circle)));
        return grouped.entrySet().stream()
                .map(entry -> new Conversation(
                        entry.getKey(), kind(entry.getValue().getLast()), List.copyOf(entry.getValue())))
                .sorted(Comparator.comparing(Conversation::kind))
                .toList();
    }

    static Conversation find(List<Circle> circles, String key) {
        return of(circles).stream()
                .filter(conversation -> conversation.key().equals(key))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** Nobody converses in a safety, self or author circle. */
    private static Optional<String> key(Circle circle) {
        return switch (circle.kind()) {
            case JOINT ->
                Optional.of(circle.whole() ? Conversation.TOGETHER : circle.id().toString());
            case MEMBER -> circle.person().map(Object::toString);
            case TEAM -> Optional.of(Conversation.TEAM);
            case SELF, AUTHOR, SAFETY -> Optional.empty();
        };
    }

    private static Kind kind(Circle circle) {
        return switch (circle.kind()) {
            case JOINT -> circle.whole() ? Kind.TOGETHER : Kind.SOME;
            case MEMBER -> Kind.ALONE;
            default -> Kind.TEAM;
        };
    }
}
