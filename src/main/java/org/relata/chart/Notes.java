package org.relata.chart;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.relata.kernel.Audited;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Circle;
import org.relata.kernel.NotFound;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Drafts of notes on a relationship: the whole care team reads them, their author writes them. A clinician who is there for one member only is not of that
 * team, and no member's circle moves by anything here.
 */
@Component
public class Notes {
    private final Entrance entrance;
    private final Relationships relationships;
    private final NoteStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Notes(
            Entrance entrance,
            Relationships relationships,
            NoteStore store,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Some drafts of one relationship, the one begun last first.
     *
     * @param more whether there are earlier ones
     * @param mayBegin whether the viewer writes here
     */
    public record Listing(Relationship relationship, List<Note> notes, boolean more, boolean mayBegin) {}

    /** A draft, and whether the viewer writes it. */
    public record Shown(Relationship relationship, Note note, boolean mayWrite) {}

    /**
     * Words that were kept beside a draft and not written over it.
     *
     * @param id of the draft that they became
     * @param theirs what stands in the other one
     */
    public record Apart(NoteId id, String theirs) {}

    /** So many drafts, the newest or those begun before one. */
    public Listing list(RelationshipId in, Optional<NoteId> before, int most) {
        return inTeam(in, (inside, team) -> {
            var notes = store.newest(inside, team.id(), before, most + 1);
            events.publishEvent(Audited.of(Action.READ, "note", team));
            return new Listing(
                    relationships.relationship(inside, in),
                    notes.stream().limit(most).toList(),
                    notes.size() > most,
                    inside.writes(team.id()));
        });
    }

    public Shown show(RelationshipId in, NoteId id) {
        return inTeam(in, (inside, team) -> {
            var note = store.find(inside, id).orElseThrow(NotFound::new);
            events.publishEvent(Audited.of(Action.READ, "note", team));
            var mayWrite = inside.writes(team.id()) && note.isBy(inside.viewer().person());
            return new Shown(relationships.relationship(inside, in), note, mayWrite);
        });
    }

    public NoteId begin(RelationshipId in, NewNote wanted) {
        return inTeam(in, (inside, team) -> {
            var note = new Note(
                    NoteId.next(),
                    team.id(),
                    inside.viewer().person(),
                    wanted.day(),
                    wanted.source(),
                    Note.plain(wanted.text()),
                    clock.instant(),
                    Note.Turn.FIRST,
                    Optional.empty());
            insert(inside, team, note);
            return note.id();
        });
    }

    /** Keeps one's own draft as it is being written. A window that does not know what stands there by now writes a draft of its own beside it. */
    public Optional<Apart> keep(RelationshipId in, NoteId id, Typed typed) {
        return inTeam(in, (inside, team) -> {
            var note = store.hold(inside, id).orElseThrow(NotFound::new);
            if (note.yields(typed)) {
                save(inside, team, note, typed);
                return Optional.empty();
            }
            return Optional.of(new Apart(beside(inside, team, note, typed), note.text()));
        });
    }

    /** Says which day one's own draft is about. */
    public void date(RelationshipId in, NoteId id, LocalDate day) {
        inTeam(in, (inside, team) -> {
            NotFound.unlessOne(store.date(inside, id, day));
            return true;
        });
    }

    /** Removes one's own draft for good. */
    public void discard(RelationshipId in, NoteId id) {
        inTeam(in, (inside, team) -> {
            NotFound.unlessOne(store.delete(inside, id));
            events.publishEvent(Audited.of(Action.WRITE, "note", team));
            return true;
        });
    }

    private void insert(Entered inside, Circle team, Note note) {
        if (!inside.writes(team.id())) {
            throw new NotFound();
        }
        NotFound.unlessOne(store.insert(inside, note));
        events.publishEvent(Audited.of(Action.WRITE, "note", team));
    }

    /** The trail has one entry for each sitting, not for each pause. */
    private void save(Entered inside, Circle team, Note note, Typed typed) {
        if (note.last().isAfter(typed)) {
            return;
        }
        NotFound.unlessOne(store.save(inside, note, typed, clock.instant()));
        if (!note.last().isOf(typed)) {
            events.publishEvent(Audited.of(Action.WRITE, "note", team));
        }
    }

    private NoteId beside(Entered inside, Circle team, Note note, Typed typed) {
        var begun = store.beside(inside, note.id(), typed.window());
        if (begun.isPresent()) {
            save(inside, team, begun.get(), typed);
            return begun.get().id();
        }
        var own = new Note(
                NoteId.next(),
                note.circle(),
                note.author(),
                note.day(),
                note.source(),
                typed.text(),
                clock.instant(),
                Note.Turn.FIRST.next(typed),
                Optional.of(note.id()));
        insert(inside, team, own);
        return own.id();
    }

    private <T> T inTeam(RelationshipId in, BiFunction<Entered, Circle, T> work) {
        return entrance.call(
                in, inside -> work.apply(inside, relationships.circles(inside).team()));
    }
}
