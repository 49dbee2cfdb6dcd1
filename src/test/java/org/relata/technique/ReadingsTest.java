package org.relata.technique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.relationship.House;
import org.relata.relationship.Kind;
import org.relata.technique.Readings.NewReading;
import org.relata.technique.Readings.Row;
import org.relata.technique.exercise.Reading;
import org.springframework.beans.factory.annotation.Autowired;

/** Pages that are set: who learns of it, and who of that they were read. */
@RelataTest
class ReadingsTest {
    @Autowired
    House house;

    @Autowired
    Readings readings;

    private Viewer therapist;
    private RelationshipId couple;
    private Viewer amara;
    private Viewer jonas;

    @BeforeEach
    void open() {
        therapist = house.open();
        couple = house.found(therapist, Kind.COUPLE, "Amara Example", "Jonas Example");
        amara = house.clients(therapist, couple).getFirst();
        jonas = house.clients(therapist, couple).getLast();
    }

    @Test
    void whatIsSetForOneAloneTheOtherNeverLearnsOf() {
        set("worse-at-first", false, amara);
        assertThat(toRead(amara)).containsExactly("worse-at-first");
        assertThat(toRead(jonas)).isEmpty();
        assertThat(waiting(jonas, "worse-at-first")).isEmpty();
        assertThat(waiting(amara, "worse-at-first")).containsExactly(List.of());
    }

    @Test
    void setForEachAloneNeitherLearnsOfTheOthers() {
        set("how-long", false, amara, jonas);
        assertThat(waiting(amara, "how-long")).containsExactly(List.of());
        assertThat(waiting(jonas, "how-long")).containsExactly(List.of());
    }

    @Test
    void whetherOneHasReadItOnlyTheCareTeamLearns() {
        set("how-long", true, amara, jonas);
        assertThat(waiting(jonas, "how-long")).containsExactly(List.of("Amara Example"));
        var before = jonas.call(() -> readings.show("how-long"));
        amara.run(() -> readings.finish("how-long"));
        amara.run(() -> readings.finish("how-long"));
        assertThat(toRead(amara)).isEmpty();
        assertThat(jonas.call(() -> readings.show("how-long"))).isEqualTo(before);
        assertThat(toRead(jonas)).containsExactly("how-long");
        assertThatMarks().containsExactly("Amara Example true", "Jonas Example false");
    }

    private org.assertj.core.api.ListAssert<String> assertThatMarks() {
        return assertThat(rows().getFirst().readers().stream()
                .map(reader -> reader.name() + " " + reader.read().isPresent())
                .toList());
    }

    @Test
    void whatIsTakenBackIsGoneForAllAndCanBeSetAgain() {
        set("how-long", true, amara, jonas);
        set("how-long", true, amara, jonas);
        var row = rows();
        assertThat(row).hasSize(1);
        assertThatThrownBy(() ->
                        jonas.run(() -> readings.withdraw(couple, row.getFirst().id())))
                .isInstanceOf(NotFound.class);
        therapist.run(() -> readings.withdraw(couple, row.getFirst().id()));
        assertThat(rows()).isEmpty();
        assertThat(toRead(jonas)).isEmpty();
        set("how-long", true, amara, jonas);
        assertThat(toRead(jonas)).containsExactly("how-long");
    }

    @Test
    void thePageOnSafetyIsSetForNobody() {
        assertThatThrownBy(() -> set("when-two-is-not-right", false, amara)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> set("how-long", false)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> set("no-such-page", false, amara)).isInstanceOf(NotFound.class);
    }

    @Test
    void whoDoesNotTreatThemNeitherSetsNorSees() {
        set("how-long", true, amara, jonas);
        for (var stranger : List.of(house.hire(therapist, "Samir Haddad", Role.CLINICIAN), house.open())) {
            assertThatThrownBy(() -> stranger.call(() -> readings.list(couple))).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> stranger.run(
                            () -> readings.assign(couple, new NewReading("imago", List.of(amara.person()), false))))
                    .isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> jonas.run(
                        () -> readings.assign(couple, new NewReading("imago", List.of(jonas.person()), false))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aPageIsFoundByWhatStandsInIt() {
        assertThat(readings.find("SUPERBILL deductible"))
                .extracting(Reading::key)
                .containsExactly("insurance");
        assertThat(readings.find("no such word anywhere")).isEmpty();
    }

    private void set(String key, boolean together, Viewer... members) {
        var people = java.util.Arrays.stream(members).map(Viewer::person).toList();
        therapist.run(() -> readings.assign(couple, new NewReading(key, people, together)));
    }

    private List<Row> rows() {
        return therapist.call(() -> readings.list(couple)).rows();
    }

    private List<String> toRead(Viewer viewer) {
        return viewer.call(readings::toRead).stream().map(Reading::key).toList();
    }

    private List<List<String>> waiting(Viewer viewer, String key) {
        return viewer.call(() -> readings.show(key)).waiting();
    }
}
