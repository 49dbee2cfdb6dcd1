package org.relata.messaging;

import java.util.List;
import org.relata.kernel.Changed;
import org.relata.kernel.Circle;
import org.relata.messaging.SeenStore.Mark;
import org.relata.messaging.Shown.Reader;
import org.relata.messaging.Shown.Reading;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Who has read what one wrote, where the practice shows it. It is shown inside the circle that was read in, and moves no other. Who only reads along leaves
 * no mark, and neither does who is not shown to the members yet.
 */
@Component
class ReadMarks {
    private final SeenStore seen;
    private final ApplicationEventPublisher events;

    ReadMarks(SeenStore seen, ApplicationEventPublisher events) {
        this.seen = seen;
        this.events = events;
    }

    /** What the viewer is shown is read by that; whoever wrote it may learn so at once. */
    void see(Room room, Conversation conversation, Circle circle) {
        var shown = isShown(room, conversation, circle);
        if (seen.see(room.inside(), circle, room.now(), shown) && shown) {
            events.publishEvent(Changed.in(room.viewer().practice(), List.of(circle)));
        }
    }

    Reading of(Room room, Conversation conversation, List<Reader> readers) {
        if (!room.promise().rules().showsReading()) {
            return Reading.NONE;
        }
        var marks = seen.marks(
                room.inside(),
                conversation.circles().stream().map(Circle::id).toList(),
                readers.stream().map(Reader::person).toList());
        return new Reading(
                isShown(room, conversation, conversation.latest()),
                marks.stream().findFirst().map(newest -> read(newest, marks, readers)));
    }

    private static Reading.Mark read(Mark newest, List<Mark> marks, List<Reader> readers) {
        var by = marks.stream()
                .filter(mark -> mark.message().equals(newest.message()))
                .map(Mark::reader)
                .toList();
        return new Reading.Mark(
                newest.message(),
                newest.circle(),
                newest.place(),
                readers.stream()
                        .filter(reader -> by.contains(reader.person()))
                        .map(Reader::name)
                        .toList());
    }

    /** Whether others see what the viewer reads here. */
    private static boolean isShown(Room room, Conversation conversation, Circle circle) {
        return room.promise().rules().showsReading()
                && room.inside().writes(circle.id())
                && (room.viewer().isClient() || Readers.isKnown(room, conversation));
    }
}
