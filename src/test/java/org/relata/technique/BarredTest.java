package org.relata.technique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.relationship.Clearance;
import org.relata.relationship.Clearance.State;
import org.relata.relationship.Clearances;
import org.relata.relationship.Concern;
import org.relata.relationship.House;
import org.relata.relationship.Kind;
import org.relata.relationship.NewCare;
import org.relata.relationship.Relationships;
import org.relata.technique.exercise.Exercise;
import org.relata.technique.exercise.Setting;
import org.springframework.beans.factory.annotation.Autowired;

/** What several may not do together: who decides it, who learns of it, and what it holds back. */
@RelataTest
class BarredTest {
    /** Not for where safety is open. */
    private static final String FLOOR = "cycle-map";

    /** Nothing speaks against it. */
    private static final String HARMLESS = "break-and-compliments";

    @Autowired
    House house;

    @Autowired
    Relationships relationships;

    @Autowired
    Clearances clearances;

    @Autowired
    Barred barred;

    @Autowired
    Runs runs;

    @Autowired
    Library library;

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
    void nobodyButTheWholeCareTeamLearnsThatThereIsAClearance() {
        decide(State.NOT_CLEARED, Set.of(Concern.SAFETY), "She fears him.");
        var walled = house.hire(therapist, "Samir Haddad", Role.CLINICIAN);
        therapist.run(() -> relationships.assignCare(couple, NewCare.walled(walled.person(), amara.person())));
        for (var nobody : List.of(amara, jonas, walled, house.hire(therapist, "Dr Lund", Role.CLINICIAN))) {
            assertThatThrownBy(() -> nobody.call(() -> clearances.show(couple))).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> nobody.run(() -> clearances.decide(couple, State.CLEARED, Set.of(), "")))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> nobody.call(() -> barred.reasons(couple, library.find("", Optional.empty()))))
                    .isInstanceOf(NotFound.class);
            var both = List.of(amara.person(), jonas.person());
            assertThatThrownBy(() -> nobody.call(() -> runs.start(couple, new NewRun(FLOOR, Setting.SESSION, both))))
                    .isInstanceOf(NotFound.class);
        }
        assertThat(shown().now().orElseThrow().reason()).isEqualTo("She fears him.");
        assertThat(shown().now().orElseThrow().by()).isEqualTo(therapist.person());
    }

    @Test
    void everyDecisionIsKeptAndTheLastOneHolds() {
        assertThat(shown().now()).isEmpty();
        decide(State.NOT_CLEARED, Set.of(Concern.COERCED), "He was sent");
        decide(State.CLEARED, Set.of(), "");
        assertThat(shown().decisions()).extracting(Clearance::state).containsExactly(State.CLEARED, State.NOT_CLEARED);
        assertThat(shown().decisions().getLast().concerns()).containsExactly(Concern.COERCED);
        assertThatThrownBy(() -> decide(State.NOT_CLEARED, Set.of(), " ")).isInstanceOf(Refused.class);
    }

    @Test
    void whereItIsNotClearedNothingIsBegunWithSeveralAndOneAloneGoesOn() {
        decide(State.NOT_CLEARED, Set.of(), "She fears him");
        for (var exercise : List.of(FLOOR, HARMLESS)) {
            assertThatThrownBy(() -> start(exercise, amara, jonas))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("She fears him.")
                    .hasMessageContaining("Working together");
        }
        assertThatCode(() -> start("thought-record", amara)).doesNotThrowAnyException();
        assertThat(reasons()).containsKeys(FLOOR, HARMLESS);
    }

    @Test
    void aConcernThatStandsHoldsBackWhatIsNotForItAlone() {
        decide(State.CLEARED, Set.of(Concern.SAFETY), "");
        assertThatThrownBy(() -> start(FLOOR, amara, jonas))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("an open question of safety");
        assertThatCode(() -> start(HARMLESS, amara, jonas)).doesNotThrowAnyException();
        assertThat(reasons().keySet())
                .isEqualTo(library.shipped().stream()
                        .filter(exercise -> exercise.cast().most() > 1)
                        .filter(exercise -> exercise.about().notFor().contains(Concern.SAFETY))
                        .map(Exercise::key)
                        .collect(Collectors.toSet()));
    }

    @Test
    void beforeAnythingIsDecidedWhatCouldHarmWaits() {
        assertThatThrownBy(() -> start(FLOOR, amara, jonas))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("First decide");
        assertThatCode(() -> start(HARMLESS, amara, jonas)).doesNotThrowAnyException();
        decide(State.CLEARED, Set.of(), "");
        assertThat(reasons()).isEmpty();
        assertThatCode(() -> start(FLOOR, amara, jonas)).doesNotThrowAnyException();
    }

    private Map<String, String> reasons() {
        return therapist.call(() -> barred.reasons(couple, library.find("", Optional.empty())));
    }

    private Clearances.Shown shown() {
        return therapist.call(() -> clearances.show(couple));
    }

    private void decide(State state, Set<Concern> concerns, String reason) {
        therapist.run(() -> clearances.decide(couple, state, concerns, reason));
    }

    private RunId start(String exercise, Viewer... members) {
        var people = Arrays.stream(members).map(Viewer::person).toList();
        var setting = library.exercise(exercise).settings().stream()
                .sorted()
                .findFirst()
                .orElse(Setting.SESSION);
        return therapist.call(() -> runs.start(couple, new NewRun(exercise, setting, people)));
    }
}
