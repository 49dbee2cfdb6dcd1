package org.relata.measure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.Role;
import org.relata.measure.figure.Classification;
import org.relata.measure.instrument.Definition;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.springframework.stereotype.Component;

/** What scores say of everybody in one's care: the practice view under settings, and the caseload for Today. No further than one's own circles. */
@Component
public class PracticeOutcomes {
    private final Entrance entrance;
    private final Relationships relationships;
    private final Definitions definitions;
    private final Records records;
    private final Recorder recorder;

    PracticeOutcomes(
            Entrance entrance,
            Relationships relationships,
            Definitions definitions,
            Records records,
            Recorder recorder) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.definitions = definitions;
        this.records = records;
        this.recorder = recorder;
    }

    /**
     * The practice view with what can be chosen on it.
     *
     * @param measured what has scores at all
     * @param outcome null while nothing is measured, where no settings came, and where they are refused
     * @param refusal why they are, in a sentence
     */
    public record Board(
            List<Definition> measured,
            List<Batch> batches,
            @Nullable PracticeOutcome outcome,
            @Nullable String refusal) {}

    /** What settings follow from what can be chosen; none where they make no sense. */
    public interface Choosing {
        Optional<OutcomeSettings> settings(List<Definition> measured, List<Batch> batches);
    }

    /** The view under the settings that are chosen; {@code action} is read, or export where it leaves as a file. */
    public Board board(Choosing choosing, Action action) {
        return entrance.callEverywhere(inside -> {
            clinicalStaffOnly(inside);
            var measured = measured(inside);
            var batches = records.batches().all(inside);
            var settings =
                    measured.isEmpty() ? Optional.<OutcomeSettings>empty() : choosing.settings(measured, batches);
            if (settings.isEmpty()) {
                return new Board(measured, batches, null, null);
            }
            try {
                var outcome = judged(inside, settings.get(), batches, action);
                return new Board(measured, batches, outcome, null);
            } catch (Refused e) {
                return new Board(measured, batches, null, e.getMessage());
            }
        });
    }

    /** The practice's courses in one instrument, as far as the viewer's circles go. */
    public PracticeOutcome practice(OutcomeSettings settings, Action action) {
        return entrance.callEverywhere(inside -> {
            clinicalStaffOnly(inside);
            return judged(inside, settings, records.batches().all(inside), action);
        });
    }

    /** What has scores at all, as far as the viewer's circles go. */
    public List<Definition> measured() {
        return entrance.callEverywhere(inside -> {
            clinicalStaffOnly(inside);
            return measured(inside);
        });
    }

    /** The files that were brought in, newest first. */
    public List<Batch> batches() {
        return entrance.callEverywhere(inside -> records.batches().all(inside));
    }

    /** For Today: everybody in their most recent instrument, those who ask most first; and what came in within a week. */
    public Caseload caseload() {
        return entrance.callEverywhere(inside -> {
            clinicalStaffOnly(inside);
            var circles = relationships.circles(inside);
            var ends = records.responses().ends(inside, Optional.empty(), Optional.empty());
            var tasks = records.tasks().tasks(inside, true);
            recorder.touched(Action.READ, "response", Circled.of(circles, ends));
            var parted = Circled.parted(circles, ends);
            var named = ends.stream().map(Response::instrument).collect(Collectors.toSet());
            var known = new LinkedHashSet<>(parted.keySet());
            tasks.forEach(task -> circles.circle(task.circle()).relationship().ifPresent(known::add));
            var open = relationships.some(inside, known).stream()
                    .filter(one -> !one.isClosed())
                    .toList();
            var norms = records.batches().norms(inside, ends);
            return new Caseloads(circles, definitions.find(inside, named), norms, open)
                    .caseload(parted, tasks, recorder.clock().instant());
        });
    }

    private List<Definition> measured(Entered inside) {
        var named = new LinkedHashSet<>(records.responses().instruments(inside));
        return List.copyOf(definitions.find(inside, named).values());
    }

    private PracticeOutcome judged(Entered inside, OutcomeSettings settings, List<Batch> batches, Action action) {
        var definition = definitions.find(inside, settings.instrument());
        var circles = relationships.circles(inside);
        var ends = records.responses().ends(inside, Optional.of(definition.id()), settings.batch());
        var norm = BatchStore.norms(batches, ends).get(definition.id());
        var criteria = settings.criteria(definition, norm);
        recorder.touched(action, "response", Circled.of(circles, ends));
        var parted = Circled.parted(circles, ends);
        var found = relationships.some(inside, parted.keySet()).stream()
                .flatMap(one -> found(one, parted.getOrDefault(one.id(), List.of())).stream())
                .toList();
        var classification = Classification.of(found.stream().map(Found::course).toList(), criteria);
        var rows = new ArrayList<PracticeOutcome.Row>();
        for (int i = 0; i < found.size(); i++) {
            rows.add(found.get(i).judged(classification.results().get(i)));
        }
        return new PracticeOutcome(definition, settings, classification, rows);
    }

    private static List<Found> found(Relationship relationship, List<Response> responses) {
        return RelationshipOutcome.rows(relationship, responses).stream()
                .map(row -> new Found(relationship, row))
                .toList();
    }

    private record Found(Relationship relationship, RelationshipOutcome.Row row) {
        Classification.Course course() {
            return row.series().course(relationship.title());
        }

        PracticeOutcome.Row judged(Classification.Result result) {
            var member = row.member();
            return new PracticeOutcome.Row(
                    relationship.id(),
                    relationship.title(),
                    member == null ? null : member.name(),
                    member == null ? 0 : member.position() - 1,
                    result);
        }
    }

    /** The biller runs the practice and reads nothing clinical. */
    private static void clinicalStaffOnly(Entered inside) {
        if (!inside.isStaff() || !(inside.is(Role.CLINICIAN) || inside.is(Role.SUPERVISOR) || inside.is(Role.OWNER))) {
            throw new NotFound();
        }
    }
}
