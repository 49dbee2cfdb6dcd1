package org.relata.plan;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.relata.kernel.CircleId;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.measure.Measures;
import org.relata.measure.Progress;
import org.relata.measure.Responses;
import org.relata.plan.document.Field;
import org.relata.plan.document.Item;
import org.relata.plan.document.Kind;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.relationship.Member;
import org.relata.technique.Run;
import org.relata.technique.Runs;
import org.springframework.stereotype.Component;

/** What speaks for the objectives of a plan, found as it is asked for: each part through its own door, which knows what the viewer may read. */
@Component
public class Evidences {
    private final Entrance entrance;
    private final Plans plans;
    private final Measures measures;
    private final Progress progress;
    private final Responses responses;
    private final Runs runs;

    Evidences(Entrance entrance, Plans plans, Measures measures, Progress progress, Responses responses, Runs runs) {
        this.entrance = entrance;
        this.plans = plans;
        this.measures = measures;
        this.progress = progress;
        this.responses = responses;
        this.runs = runs;
    }

    /** Of an objective of the newest version in this circle. */
    public Evidence of(RelationshipId in, CircleId circle, String objective) {
        return entrance.call(in, inside -> {
            var shown = plans.show(in);
            var sheet = shown.sheets().stream()
                    .filter(one -> one.circle().id().equals(circle))
                    .findFirst()
                    .orElseThrow(NotFound::new);
            var item = sheet.plan()
                    .find(objective)
                    .filter(one -> one.kind() == Kind.OBJECTIVE)
                    .orElseThrow(NotFound::new);
            return new Evidence(
                    shown.relationship(),
                    sheet.circle(),
                    sheet.plan().above(objective).orElseThrow(NotFound::new),
                    item,
                    answers(inside, in, sheet, item.get(Field.INSTRUMENT)),
                    runs(in, sheet, item),
                    sheet);
        });
    }

    private List<Evidence.Answer> answers(Entered inside, RelationshipId in, Sheet sheet, String instrument) {
        if (instrument.isEmpty()) {
            return List.of();
        }
        return inside.viewer().isClient() ? own(in, instrument) : all(in, sheet, instrument);
    }

    private List<Evidence.Answer> own(RelationshipId in, String instrument) {
        return progress.seen(in).own().stream()
                .filter(line -> line.definition().id().equals(instrument))
                .map(line -> responses.given(in, line.latest()).response())
                .map(response ->
                        new Evidence.Answer("", total(response.score().total()), response.submittedAt(), response.id()))
                .toList();
    }

    private List<Evidence.Answer> all(RelationshipId in, Sheet sheet, String instrument) {
        List<PersonId> whose = sheet.circle().clients();
        return measures.brief(in).lines().stream()
                .filter(line -> line.definition().id().equals(instrument))
                .flatMap(line -> line.standings().stream())
                .filter(one -> one.member().isEmpty()
                        || whose.contains(one.member().get().person()))
                .map(one -> new Evidence.Answer(
                        one.member().map(Member::shortName).orElse(""),
                        total(one.latest().score().total()),
                        one.latest().submittedAt(),
                        one.latest().id()))
                .toList();
    }

    private static String total(java.math.@org.jspecify.annotations.Nullable BigDecimal total) {
        return total == null
                ? ""
                : Objects.requireNonNull(total).stripTrailingZeros().toPlainString();
    }

    private List<Run> runs(RelationshipId in, Sheet sheet, Item item) {
        var key = item.get(Field.EXERCISE);
        Stream<Run> all = key.isEmpty() ? Stream.empty() : runs.list(in).runs().stream();
        return all.filter(run -> run.exercise().key().equals(key)
                        && run.circle().equals(sheet.circle().id()))
                .toList();
    }
}
