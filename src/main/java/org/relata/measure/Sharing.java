package org.relata.measure;

import java.util.List;
import java.util.Optional;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.CircleId;
import org.relata.kernel.NotFound;
import org.relata.kernel.RelationshipId;
import org.relata.measure.file.OutcomeRow;
import org.relata.platform.Entered;
import org.relata.relationship.Relationships;
import org.springframework.stereotype.Component;

/** Copies totals of what members answer themselves to where all of them see it, while they agree; in the transaction of the answer. */
@Component
class Sharing {
    private final Relationships relationships;
    private final SharingStore store;
    private final Recorder recorder;

    Sharing(Relationships relationships, SharingStore store, Recorder recorder) {
        this.relationships = relationships;
        this.store = store;
        this.recorder = recorder;
    }

    /** What the members agree to about this questionnaire; empty, at the cost of one statement, where nobody does. */
    Optional<Agreement> agreement(Entered inside, RelationshipId in, String instrument) {
        var consents = store.consents(inside, instrument);
        return consents.isEmpty()
                ? Optional.empty()
                : Agreement.of(relationships.relationship(inside, in), relationships.circles(inside), consents);
    }

    boolean isShown(Entered inside, RelationshipId in, String instrument) {
        return agreement(inside, in, instrument)
                .filter(all -> all.isShown(instrument))
                .isPresent();
    }

    /** Whether members see the total of the viewer's own response now. */
    boolean isShown(Entered inside, RelationshipId in, Response response) {
        return store.copyOf(inside, response.id())
                .filter(copy -> agreement(inside, in, response.instrument())
                        .filter(all -> all.shows(copy))
                        .isPresent())
                .isPresent();
    }

    void copy(Entered inside, RelationshipId in, NewResponse response) {
        agreement(inside, in, response.origin().instrument())
                .flatMap(all -> held(inside, all, response.origin().instrument()))
                .ifPresent(consent -> insert(inside, response, consent));
    }

    /** A correction takes the place of the copy of what it corrects; what is not shown now is not shown by being corrected. */
    void correct(Entered inside, RelationshipId in, Response old, NewResponse response) {
        var copy = store.copyOf(inside, old.id());
        if (copy.isEmpty()) {
            return;
        }
        var consent = agreement(inside, in, old.instrument())
                .filter(all -> all.shows(copy.get()))
                .flatMap(all -> held(inside, all, old.instrument()));
        if (store.remove(inside, copy.get()) == 1) {
            touched(inside, copy.get().circle());
            consent.ifPresent(held -> insert(inside, response, held));
        }
    }

    /** The viewer's own consent where all agree, held fast: who takes it back at this moment waits, and finds the copy to take away. */
    private Optional<SharingStore.Consent> held(Entered inside, Agreement agreement, String instrument) {
        return agreement
                .of(inside.viewer().person(), instrument)
                .filter(consent -> agreement.isShown(instrument) && store.hold(inside, consent));
    }

    private void insert(Entered inside, NewResponse response, SharingStore.Consent consent) {
        var total = response.score().total();
        if (total != null && response.when() instanceof OutcomeRow.On(var day)) {
            NotFound.unlessOne(store.copy(inside, response, total, day, consent));
            touched(inside, consent.circle());
        }
    }

    private void touched(Entered inside, CircleId circle) {
        recorder.touched(
                Action.WRITE, "score", List.of(relationships.circles(inside).circle(circle)));
    }
}
