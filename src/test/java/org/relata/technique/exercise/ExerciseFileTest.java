package org.relata.technique.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExerciseFileTest {
    private static final String GOOD = """
            key: small
            title: Small
            purpose: To try.
            technique: narrative
            members: {from: 2, to: 2}
            roles: [one, other]
            rounds: 2
            sources: ["Nobody (2000). Nothing."]
            ending: no
            steps:
              - id: first
                title: First
                by: one
                say: {all: Say something.}
                fields:
                  - {id: more, label: "More?", kind: choice, options: {more: More, enough: Enough}}
                then:
                  - {if: more, to: first, at-most: 2}
                  - {swap-to: first}
            """;

    @Test
    void aFileBecomesAnExercise() {
        var exercise = ExerciseFile.read("small.yaml", GOOD);
        assertThat(exercise.about().title()).isEqualTo("Small");
        assertThat(exercise.settings()).containsExactlyInAnyOrder(Setting.values());
        assertThat(exercise.cast().role(0, 2, 0)).contains("one");
        assertThat(exercise.cast().role(0, 2, 1)).contains("other");
        assertThat(exercise.steps().getFirst().ways()).hasSize(2);
    }

    @Test
    void eachTroubleIsNamedWithItsLineAndAllAtOnce() {
        assertThat(troubles(GOOD.replace("by: one", "by: nobody")
                        .replace("technique: narrative", "technique: hypnosis")
                        .replace("at-most: 2", "most: 2")))
                .containsExactlyInAnyOrder(
                        "small.yaml:4: \"technique\" cannot be \"hypnosis\"",
                        "small.yaml:18: \"most\" means nothing here",
                        "small.yaml:11: nobody has the role \"nobody\"",
                        "small.yaml:11: the way back to \"first\" needs \"at-most\"");
    }

    @Test
    void whatIsNoYamlIsNamedWithItsLine() {
        assertThat(troubles("key: [")).singleElement().asString().startsWith("small.yaml:1: ");
        assertThat(troubles("")).singleElement().asString().startsWith("small.yaml:1: ");
        assertThat(troubles("- a\n- b")).contains("small.yaml:1: here should stand \"key: value\" lines");
        assertThat(troubles("a: &x [1]\nb: *x\nc: !!java.net.URL [x]")).isNotEmpty();
    }

    @Test
    void whatEachEntersUntilAllHaveNeedsEach() {
        assertThat(troubles(GOOD.replace("by: one\n", "by: one\n    seen: reveal\n")))
                .contains("small.yaml:11: \"reveal\" needs a step by each");
    }

    @Test
    void nothingIsAskedOfAListThatSomebodyCannotHaveSeen() {
        assertThat(troubles(GOOD.replace(
                                "kind: choice, options: {more: More, enough: Enough}", "kind: order, of: first.more")
                        .replace("{if: more, to: first, at-most: 2}", "{to: first, at-most: 2}")))
                .contains(
                        "small.yaml:11: the field \"more\" takes up \"first.more\", which is no list that all have seen before");
    }

    private static List<String> troubles(String text) {
        var trouble = new java.util.ArrayList<String>();
        assertThatThrownBy(() -> ExerciseFile.read("small.yaml", text))
                .isInstanceOfSatisfying(ContentTrouble.class, found -> trouble.addAll(found.troubles()));
        return trouble;
    }
}
