package org.relata.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Refused;
import org.relata.kernel.Viewer;
import org.relata.measure.chart.PracticePlot;
import org.relata.measure.figure.Change;
import org.relata.measure.figure.ReliableChange;
import org.relata.measure.figure.Spread;
import org.relata.measure.file.OutcomeFile;
import org.relata.measure.file.OutcomeFileRefused;
import org.relata.measure.file.OutcomeMapping;
import org.relata.measure.file.OutcomeRow;
import org.relata.platform.Entrance;
import org.relata.practice.People;
import org.relata.practice.Person;
import org.relata.relationship.House;
import org.relata.relationship.Kind;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files of outcomes come in whole, or not at all, and go out whole. */
@RelataTest
class OutcomeImportTest {
    @Autowired
    House house;

    @Autowired
    OutcomeImports imports;

    @Autowired
    Outcomes outcomes;

    @Autowired
    Progress progress;

    @Autowired
    PracticeOutcomes practiceOutcomes;

    @Autowired
    Responses responses;

    @Autowired
    Relationships relationships;

    @Autowired
    People people;

    @Autowired
    Entrance entrance;

    @Autowired
    JdbcClient jdbc;

    Viewer therapist;

    @BeforeEach
    void open() {
        therapist = house.open();
    }

    @Test
    void thirtyCouplesGiveThePublishedCountsOnPageAndFilesAlike() {
        var file = thirtyCouples();
        var done = therapist.call(() -> imports.run("jt1991_table2_das.csv", file, das(file)));

        assertThat(done.relationships()).isEqualTo(30);
        var classic = practice(settings(.80, OutcomeSettings.Line.A, null));
        assertThat(counts(classic)).containsExactly(10, 6, 13, 1);
        assertThat(cutOff(classic)).isCloseTo(105.2347, within(1e-4));
        var spanier = practice(settings(.88, OutcomeSettings.Line.C, new Spread(114.8, 17.8, 0, "Spanier 1976")));
        assertThat(counts(spanier)).containsExactly(14, 5, 10, 1);

        assertThat(classic.plot(Locale.ENGLISH).tables().shares())
                .extracting(PracticePlot.Share::count)
                .containsExactly("10", "6", "13", "1");
        var csv = new String(classic.csv(), StandardCharsets.UTF_8);
        assertThat(csv.lines().skip(1).filter(line -> line.contains(",recovered,")))
                .hasSize(10);
        assertThat(csv.lines().skip(1).filter(line -> line.contains(",deteriorated,")))
                .hasSize(1);
        assertThat(String.valueOf(classic.facts().get("categories")))
                .contains("count=10", "count=6", "count=13", "count=1,");
    }

    @Test
    void normOfTheFileIsKeptWithIt() {
        var file = thirtyCouples();
        therapist.run(() -> imports.run("jt1991_table2_das.csv", file, das(file)));

        var norm = therapist
                .call(practiceOutcomes::batches)
                .getFirst()
                .norms()
                .getFirst()
                .spread();
        assertThat(norm.mean()).isCloseTo(81.5833, within(1e-4));
        assertThat(norm.sd()).isCloseTo(11.8257, within(1e-4));
        assertThat(norm.n()).isEqualTo(30);
    }

    @Test
    void aScoreOfTheCoupleBelongsToTheTeamAndItsPartnersHaveNoNamesYet() {
        var file = thirtyCouples();
        therapist.run(() -> imports.run("jt1991_table2_das.csv", file, das(file)));

        var first = all().stream()
                .filter(one -> one.title().equals("Couple 1"))
                .findFirst()
                .orElseThrow();
        assertThat(first.members()).extracting("name").containsExactly("Couple 1, partner A", "Couple 1, partner B");
        var partner = house.clients(therapist, first.id()).getFirst();
        assertThat(partner.call(() -> progress.seen(first.id()).own())).isEmpty();
        var outcome = therapist.call(() -> outcomes.relationship(first.id(), "das", Action.READ));
        assertThat(outcome.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.series().subject()).isEmpty());
    }

    @Test
    void bothMembersOfAHundredAndFortyEightCouplesComeIn() {
        var file = SharedFiles.read("acitelli_individual.csv").content();
        var done = therapist.call(() -> imports.run("acitelli_individual.csv", file, acitelli(file)));

        assertThat(done.relationships()).isEqualTo(148);
        assertThat(done.responses()).isEqualTo(296);
        var couple = all().stream()
                .filter(one -> one.title().equals("Couple 3"))
                .findFirst()
                .orElseThrow();
        assertThat(couple.members()).extracting("name").containsExactly("Couple 3, member -1", "Couple 3, member 1");
        var measured = therapist.call(() -> practiceOutcomes.measured()).getFirst();
        var outcome = therapist.call(() -> outcomes.relationship(couple.id(), measured.id(), Action.READ));
        assertThat(outcome.rows())
                .extracting(row -> row.series().latest().score().total())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("4"), new BigDecimal("3.666666667"));
    }

    @Test
    void aSecondFileFindsTheSameCouplesAgainWhenAsked() {
        therapist.run(
                () -> imports.run("one.csv", file("couple,member,score before\n1,a,10\n1,b,12\n2,a,9\n2,b,8\n"), null));
        var second = file("couple,member,score after\n1,a,14\n1,b,12\n2,a,9\n2,b,11\n3,a,7\n3,b,7\n");
        var choice = guess(second);
        therapist.run(() -> imports.run("two.csv", second, new ImportChoice(choice.mapping(), Kind.COUPLE, true)));

        assertThat(all()).hasSize(3);
        therapist.run(() -> imports.run("two.csv", second, choice));
        assertThat(all()).hasSize(6);
    }

    @Test
    void undoLeavesNothing() {
        var before = rows();
        var file = thirtyCouples();
        var done = therapist.call(() -> imports.run("jt1991_table2_das.csv", file, das(file)));
        assertThat(all()).hasSize(30);

        therapist.run(() -> imports.undo(done.batch()));
        assertThat(all()).isEmpty();
        assertThat(rows()).isEqualTo(before);
        assertThat(named("Couple")).isEmpty();
        assertThatThrownBy(() -> therapist.run(() -> imports.undo(done.batch())))
                .isInstanceOf(Refused.class);
    }

    @Test
    void undoIsRefusedOnceSomethingWasAdded() {
        var file = thirtyCouples();
        var done = therapist.call(() -> imports.run("jt1991_table2_das.csv", file, das(file)));
        var couple = all().getFirst();
        therapist.run(() -> responses.enter(
                couple.id(),
                new Entry(
                        "das",
                        Optional.of(couple.members().getFirst().person()),
                        Optional.empty(),
                        new OutcomeRow.On(LocalDate.of(2026, 11, 1)),
                        Map.of(),
                        new BigDecimal("100"),
                        Map.of())));

        assertThatThrownBy(() -> therapist.run(() -> imports.undo(done.batch())))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("recorded");
        assertThat(all()).hasSize(30);
        assertThat(counts(practice(settings(.80, OutcomeSettings.Line.A, null))))
                .containsExactly(10, 6, 13, 1);
    }

    @Test
    void nothingComesInWhileAnythingIsWrong() {
        var wrong = file("couple,das before,das after\n1,90,97\n2,abc,99\n3,200,100\n");

        assertThatThrownBy(() -> therapist.run(() -> imports.run("das.csv", wrong, null)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Line 3")
                .hasMessageContaining("Line 4");
        assertThat(all()).isEmpty();
        assertThat(therapist.call(practiceOutcomes::batches)).isEmpty();
    }

    private PracticeOutcome practice(OutcomeSettings settings) {
        return therapist.call(() -> practiceOutcomes.practice(settings, Action.READ));
    }

    private static OutcomeSettings settings(double r, OutcomeSettings.Line line, @Nullable Spread functional) {
        return new OutcomeSettings(
                "das",
                Optional.empty(),
                Optional.of(ReliableChange.JT),
                Optional.of(r),
                line,
                Optional.empty(),
                Optional.ofNullable(functional));
    }

    private static List<Integer> counts(PracticeOutcome outcome) {
        return Arrays.stream(Change.Category.values())
                .map(outcome.classification()::count)
                .toList();
    }

    private static double cutOff(PracticeOutcome outcome) {
        return Objects.requireNonNull(outcome.classification().yardstick().cutOff())
                .value();
    }

    private ImportChoice das(byte[] file) {
        var mapping = guess(file).mapping();
        return new ImportChoice(
                new OutcomeMapping(
                        mapping.relationship(),
                        null,
                        null,
                        IntStream.of(1, 2)
                                .mapToObj(column -> new OutcomeMapping.ScoreColumn(
                                        column,
                                        new OutcomeRow.Catalogued("das"),
                                        column == 1 ? OutcomeRow.Phase.BEFORE : OutcomeRow.Phase.AFTER))
                                .toList()),
                Kind.COUPLE,
                false);
    }

    private ImportChoice acitelli(byte[] file) {
        return guess(file);
    }

    private ImportChoice guess(byte[] file) {
        try {
            return imports.guess(OutcomeFile.read("file.csv", file));
        } catch (OutcomeFileRefused e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Person> named(String start) {
        return therapist.call(() -> entrance.callEverywhere(inside -> people.find(inside, start, 50)));
    }

    private List<Relationship> all() {
        return therapist.call(() -> entrance.callEverywhere(relationships::all));
    }

    private long rows() {
        return therapist.call(() -> entrance.callEverywhere(
                inside -> jdbc.sql("""
                SELECT (SELECT count(*) FROM measure.response) + (SELECT count(*) FROM measure.batch_label)
                     + (SELECT count(*) FROM practice.person) + (SELECT count(*) FROM relationship.relationship)""").query(Long.class).single()));
    }

    /** The published table under the column names that it goes round with. */
    private static byte[] thirtyCouples() {
        var lines = new StringBuilder("ppid,pre,post\n");
        Published.DAS.forEach(
                course -> lines.append("%s,%s,%s\n".formatted(course.subject(), course.before(), course.after())));
        return file(lines.toString());
    }

    private static byte[] file(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
