package org.relata.attachment;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.relata.kernel.Audited;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.CircleId;
import org.relata.kernel.PracticeId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.platform.Keeper.Kept;
import org.relata.relationship.Relationships;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Files that were given with something: everybody in the circle may have them, as long as they may enter it. */
@Component
public class Attachments {
    /** Given at once. */
    public static final int AT_ONCE = 10;

    private final Entrance entrance;
    private final GivenStore files;
    private final Shelf shelf;
    private final Relationships relationships;
    private final ApplicationEventPublisher events;

    Attachments(
            Entrance entrance,
            GivenStore files,
            Shelf shelf,
            Relationships relationships,
            ApplicationEventPublisher events) {
        this.entrance = entrance;
        this.files = files;
        this.shelf = shelf;
        this.relationships = relationships;
        this.events = events;
    }

    /**
     * Gives the viewer's own finished files, with what the id names, to everybody in the circle and for good; all of them or none.
     *
     * @throws Refused where one is not there (any more), not finished, or of another circle: the sentence is the same for all of these
     */
    public void give(Entered inside, CircleId circle, List<FileId> given, UUID in) {
        var each = new LinkedHashSet<>(given);
        if (each.isEmpty()) {
            return;
        } else if (each.size() > AT_ONCE) {
            throw new Refused(
                    "Ten files at most can be attached at once; nothing was sent. Send the others separately.");
        } else if (files.give(inside, circle, each, in) != each.size()) {
            throw new Refused(
                    "A file is not here any more, and nothing was sent; remove it from what you write and attach it again.");
        }
        touched(inside, Action.WRITE, circle);
    }

    /** Takes back what the viewer gave with this: nobody else can have it any more. */
    public void recall(Entered inside, CircleId circle, UUID in) {
        files.recall(inside, circle, in);
    }

    /** What was given with each of these, in the order of attaching; one statement. */
    public Map<UUID, List<Attached>> of(Entered inside, Collection<UUID> in) {
        return in.isEmpty() ? Map.of() : files.given(inside, in).stream().collect(Collectors.groupingBy(Attached::in));
    }

    /** Removes, for good, what was given with these taken back ones too; returns how many files. For the keeper, in the relationship it has entered. */
    public static int remove(Kept kept, PracticeId practice, Collection<UUID> in) {
        return GivenStore.remove(kept, practice, in);
    }

    /** A file to be had piece by piece, also by its author before it is given. */
    public Download open(RelationshipId in, FileId id) {
        return entrance.call(in, inside -> {
            var file = files.ready(inside, id);
            var download = shelf.download(inside, in, file);
            touched(inside, Action.READ, file.circle());
            return download;
        });
    }

    private void touched(Entered inside, Action action, CircleId circle) {
        events.publishEvent(
                Audited.of(action, "file", relationships.circles(inside).circle(circle)));
    }
}
