package org.relata.technique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.relationship.Clearance;
import org.relata.relationship.Clearances;
import org.relata.relationship.House;
import org.relata.relationship.Kind;
import org.relata.technique.exercise.Exercise;
import org.relata.technique.exercise.Setting;
import org.springframework.beans.factory.annotation.Autowired;

/** A practice's own copies of exercises. */
@RelataTest
class AdaptationsTest {
    @Autowired
    House house;

    @Autowired
    Adaptations adaptations;

    @Autowired
    Library library;

    @Autowired
    Runs runs;

    @Autowired
    Clearances clearances;

    private Viewer therapist;

    @BeforeEach
    void open() {
        therapist = house.open();
    }

    @Test
    void aCopyIsTheSameUnderANameOfItsOwnAndIsOfferedToThisPracticeAlone() {
        var copy = copy("floor");
        assertThat(therapist
                        .call(() -> adaptations.one(copy))
                        .read()
                        .exercise()
                        .orElseThrow()
                        .steps())
                .hasSameSizeAs(therapist.call(() -> library.exercise("floor")).steps());
        String key = therapist.call(() -> adaptations.one(copy)).key();
        assertThat(keys(therapist)).doesNotContain(key);

        therapist.run(() -> adaptations.offer(copy));
        assertThat(keys(therapist)).contains(key);
        var elsewhere = house.open();
        assertThat(keys(elsewhere)).doesNotContain(key);
        assertThatThrownBy(() -> elsewhere.call(() -> library.exercise(key))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> elsewhere.call(() -> adaptations.one(copy))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> elsewhere.run(() -> adaptations.offer(copy))).isInstanceOf(NotFound.class);
    }

    @Test
    void whatIsWrongIsToldByItsLineKeptAndNotOffered() {
        var copy = copy("floor");
        String text = therapist.call(() -> adaptations.one(copy)).text();
        String wrong = text.replaceFirst("technique: .*", "technique: hypnosis");
        therapist.run(() -> adaptations.offer(copy));
        var saved = therapist.call(() -> adaptations.save(copy, 1, wrong));
        int line = wrong.substring(0, wrong.indexOf("technique:")).split("\n", -1).length;
        assertThat(saved.read().troubles()).singleElement().asString().contains(":" + line + ":");
        assertThatThrownBy(() -> therapist.run(() -> adaptations.offer(copy))).isInstanceOf(Refused.class);
        // what was offered stays as it was
        assertThat(keys(therapist)).contains(saved.key());
        assertThat(therapist.call(() -> adaptations.one(copy)).text()).isEqualTo(wrong);
    }

    @Test
    void nonsenseKeepsNothingElseFromBeingFound() {
        for (String nonsense :
                List.of("", "\u0007", "[[[[", "a: &a [*a]", "key: floor", "- ".repeat(9000), "key: x\nsteps: 7")) {
            var copy = copy("floor");
            var saved = therapist.call(() -> adaptations.save(copy, 1, nonsense));
            assertThat(saved.read().exercise()).isEmpty();
            assertThat(saved.read().troubles()).isNotEmpty();
        }
        assertThat(keys(therapist)).contains("floor");
        assertThat(therapist.call(() -> adaptations.all())).hasSize(7);
    }

    @Test
    void whoSavesAfterSomebodyElseIsToldAndTheirsStays() {
        var copy = copy("floor");
        var colleague = house.hire(therapist, "Samir Haddad", Role.CLINICIAN);
        String text = therapist.call(() -> adaptations.one(copy)).text();
        colleague.run(() -> adaptations.save(copy, 1, text + "# theirs\n"));
        assertThatThrownBy(() -> therapist.run(() -> adaptations.save(copy, 1, text + "# mine\n")))
                .isInstanceOf(Refused.class);
        assertThat(therapist.call(() -> adaptations.one(copy)).text()).endsWith("# theirs\n");
    }

    @Test
    void whatOneTypesIsThereAgainForThemAloneUntilItIsSaved() {
        var copy = copy("floor");
        var colleague = house.hire(therapist, "Samir Haddad", Role.CLINICIAN);
        therapist.run(() -> adaptations.type(copy, "half a thought"));
        assertThat(therapist.call(() -> adaptations.one(copy)).typed()).contains("half a thought");
        assertThat(colleague.call(() -> adaptations.one(copy)).typed()).isEmpty();
        therapist.run(() -> adaptations.save(copy, 1, "half a thought"));
        assertThat(therapist.call(() -> adaptations.one(copy)).typed()).isEmpty();
    }

    @Test
    void whatRunsGoesOnAsItBegan() {
        var copy = copy("floor");
        therapist.run(() -> adaptations.offer(copy));
        var one = therapist.call(() -> adaptations.one(copy));
        var couple = house.found(therapist, Kind.COUPLE, "Amara Example", "Jonas Example");
        therapist.run(() -> clearances.decide(couple, Clearance.State.CLEARED, Set.of(), "Each was seen alone."));
        var both = house.clients(therapist, couple).stream().map(Viewer::person).toList();
        var run = therapist.call(() -> runs.start(couple, new NewRun(one.key(), Setting.SESSION, both)));
        therapist.run(() -> adaptations.save(copy, 1, one.text().replaceFirst("title: .*", "title: Another")));
        therapist.run(() -> adaptations.offer(copy));
        therapist.run(() -> adaptations.withdraw(copy));
        assertThat(therapist
                        .call(() -> runs.show(couple, run))
                        .exercise()
                        .about()
                        .title())
                .isEqualTo("The floor");
        assertThatThrownBy(() -> therapist.call(() -> runs.start(couple, new NewRun(one.key(), Setting.SESSION, both))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void onlyWhoTreatsWritesThem() {
        var copy = copy("floor");
        var couple = house.found(therapist, Kind.COUPLE, "Amara Example", "Jonas Example");
        var others = List.of(
                house.clients(therapist, couple).getFirst(),
                house.hire(therapist, "Frida Desk", Role.BILLER),
                house.hire(therapist, "Sofia Super", Role.SUPERVISOR));
        for (var other : others) {
            assertThatThrownBy(() -> other.call(adaptations::all)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> other.call(() -> adaptations.one(copy))).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> other.call(() -> adaptations.copy("floor")))
                    .isInstanceOf(NotFound.class);
        }
    }

    private AdaptationId copy(String key) {
        return therapist.call(() -> adaptations.copy(key));
    }

    private List<String> keys(Viewer viewer) {
        return viewer.call(() -> library.find("", Optional.empty())).stream()
                .map(Exercise::key)
                .toList();
    }
}
