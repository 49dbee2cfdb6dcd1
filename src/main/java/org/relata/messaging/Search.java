package org.relata.messaging;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.relata.kernel.Circle;
import org.relata.kernel.RelationshipId;
import org.relata.relationship.Relationship;
import org.springframework.stereotype.Component;

/** Looks for words in what its viewer may read of one relationship: each message is opened and looked through, for there is no index of words. */
@Component
public class Search {
    private static final int SHORTEST = 2;
    private static final int SEARCHED = 10_000;
    private static final int HITS = 50;

    private final Rooms rooms;
    private final MessageStore messages;

    Search(Rooms rooms, MessageStore messages) {
        this.rooms = rooms;
        this.messages = messages;
    }

    /** A message that holds what was searched for. */
    public record Hit(Relationship relationship, Conversation conversation, Message message) {}

    /** The newest fifty, conversation by conversation; none for less than two letters. */
    public List<Hit> find(RelationshipId in, String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        return rooms.inside(in, room -> {
            if (wanted.length() < SHORTEST) {
                return List.of();
            }
            rooms.read(room.conversations().stream()
                    .flatMap(one -> one.circles().stream())
                    .toList());
            return room.conversations().stream()
                    .flatMap(one -> hits(room, one, wanted))
                    .limit(HITS)
                    .toList();
        });
    }

    private Stream<Hit> hits(Room room, Conversation conversation, String wanted) {
        var circles = conversation.circles().stream().map(Circle::id).toList();
        return messages.newest(room.inside(), circles, Long.MAX_VALUE, SEARCHED).reversed().stream()
                .filter(message -> message.text()
                        .filter(words -> words.toLowerCase(Locale.ROOT).contains(wanted))
                        .isPresent())
                .map(message -> new Hit(room.relationship(), conversation, message));
    }
}
