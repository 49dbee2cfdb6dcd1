package org.relata.measure;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.measure.chart.ChartView;
import org.relata.measure.chart.OutcomeChart;
import org.relata.measure.instrument.Definition;
import org.relata.relationship.Kind;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;

/**
 * One questionnaire that members could look at together, as one of them, the viewer, finds it.
 *
 * @param title of the questionnaire as clients read it
 * @param agreeing members who agree, in order of joining
 * @param missing those whose agreement it waits for; empty once it is shown
 * @param totals the copies that all members see; empty unless everybody agrees
 */
public record SharedMeasure(
        RelationshipId relationship,
        Definition definition,
        String title,
        PersonId viewer,
        List<Member> agreeing,
        List<Member> missing,
        List<Response> totals) {
    /** As far as these members agree; of the copies, its own, once all of them do. */
    static SharedMeasure of(
            Relationship relationship,
            Definition definition,
            String title,
            PersonId viewer,
            Set<PersonId> agreeing,
            List<Response> copies) {
        var members = relationship.currentMembers().stream()
                .collect(Collectors.partitioningBy(member -> agreeing.contains(member.person())));
        var missing = Objects.requireNonNull(members.get(false));
        var shown = copies.stream()
                .filter(copy -> missing.isEmpty() && copy.instrument().equals(definition.id()))
                .toList();
        return new SharedMeasure(
                relationship.id(),
                definition,
                title,
                viewer,
                Objects.requireNonNull(members.get(true)),
                missing,
                shown);
    }

    /** A group of strangers shows each other nothing, and where care has ended, where nobody could take it back, nothing is shown. */
    static boolean isPossible(Relationship relationship) {
        return relationship.kind() != Kind.GROUP
                && relationship.currentMembers().size() > 1
                && !relationship.isClosed();
    }

    /** What members answer on screen and has a total; never a safety screen. */
    static boolean isPossible(Definition definition) {
        return definition.byItems() && definition.hasTotal() && !definition.isSafety();
    }

    public boolean isShown() {
        return missing.isEmpty();
    }

    /** Whether the viewer agrees. */
    public boolean isAgreed() {
        return agreeing.stream().anyMatch(member -> member.person().equals(viewer));
    }

    /** The others who agree already. */
    public List<String> offering() {
        return agreeing.stream()
                .filter(member -> !member.person().equals(viewer))
                .map(Member::shortName)
                .toList();
    }

    public List<String> awaited() {
        return missing.stream().map(Member::shortName).toList();
    }

    /** Everybody's line, each in the colour of their place, without a cut-off, a category or a word that compares. */
    public OutcomeChart chart(Locale locale) {
        var series = Series.of(totals);
        var drawing = new Drawing(definition, null, series);
        var lines = agreeing.stream()
                .flatMap(member -> series.stream()
                        .filter(one -> one.subject().equals(Optional.of(member.person())))
                        .map(one -> drawing.of(one, name(member), member.position() - 1, null)))
                .toList();
        return OutcomeChart.of(
                ChartView.client("together-" + definition.id(), locale, "You"),
                drawing.scale(),
                drawing.occasions(),
                lines,
                List.of());
    }

    private String name(Member member) {
        return member.person().equals(viewer) ? "You" : member.shortName();
    }
}
