package org.relata.measure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.relata.kernel.PersonId;
import org.relata.measure.chart.ChartView;
import org.relata.measure.chart.OutcomeChart;
import org.relata.measure.instrument.Definition;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;

/**
 * One questionnaire that members could look at together, as one of them, the viewer, finds it.
 *
 * @param title of the questionnaire as clients read it
 * @param agreeing members who agree, in order of joining
 * @param totals the copies that all members see; empty unless everybody agrees
 */
public record SharedMeasure(
        Relationship relationship,
        Definition definition,
        String title,
        PersonId viewer,
        List<Member> agreeing,
        List<Response> totals) {
    public boolean isShown() {
        return agreeing.containsAll(relationship.currentMembers());
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

    /** Those whose agreement it waits for. */
    public List<String> awaited() {
        return relationship.currentMembers().stream()
                .filter(member -> !agreeing.contains(member))
                .map(Member::shortName)
                .toList();
    }

    /** Everybody's line, without a cut-off, a category or a word that compares; a couple in the colours of their places. */
    public OutcomeChart chart(Locale locale) {
        var series = Series.of(totals);
        var drawing = new Drawing(definition, null, series);
        var lines = agreeing.stream()
                .flatMap(member -> series.stream()
                        .filter(one -> one.subject().equals(Optional.of(member.person())))
                        .map(one -> drawing.of(one, name(member), member.position() - 1, null)))
                .toList();
        return OutcomeChart.of(
                ChartView.members("together-" + definition.id(), locale),
                drawing.scale(),
                drawing.occasions(),
                lines,
                List.of());
    }

    private String name(Member member) {
        return member.person().equals(viewer) ? "You" : member.shortName();
    }
}
