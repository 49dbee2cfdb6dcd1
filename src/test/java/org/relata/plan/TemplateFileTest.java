package org.relata.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.relata.plan.document.Kind;
import org.relata.technique.exercise.ContentTrouble;

class TemplateFileTest {
    private static final String GOOD = """
            technique: narrative
            title: Small
            for: couple
            review-every: 6
            problems:
              - statement: It is hard.
                goals:
                  - statement: It is easier.
                    owner: joint
                    levels: [a, b, c, d, e]
                    objectives:
                      - statement: "We say __."
                        owner: each
                        by: rating
                        target: 7
                        weeks: 6
                    interventions:
                      - exercise: floor
                      - text: We sit down.
            """;

    @Test
    void aFileBecomesATemplateWhoseItemsSayWhereTheyStand() {
        var plan = read(GOOD).plan();
        assertThat(plan.all(Kind.OBJECTIVE)).singleElement().satisfies(one -> {
            assertThat(one.origin()).isEqualTo("narrative/0/0/0");
            assertThat(one.statement()).isEqualTo("We say __.");
        });
        assertThat(plan.all(Kind.INTERVENTION)).hasSize(2);
    }

    @Test
    void everyFaultIsToldWithItsFileAndLine() {
        faulty(GOOD.replace("exercise: floor", "exercise: flour"), "small.yaml:18: there is no exercise \"flour\"");
        faulty(GOOD.replace("by: rating", "by: magic"), "small.yaml:14: \"by\" cannot be \"magic\"");
        faulty(GOOD.replace("[a, b, c, d, e]", "[a, b]"), "small.yaml:8: \"levels\" must be five");
        faulty(GOOD.replace("target: 7", "target: many"), "small.yaml:15: \"target\" must be a whole number");
        faulty(GOOD.replace("for: couple", "four: couple"), "small.yaml:3: \"four\" means nothing here");
        faulty(GOOD.replace("by: rating", "by: measure\n            instrument: nothing"), "there is no instrument");
        faulty("technique: [", "small.yaml:");
    }

    private static void faulty(String text, String trouble) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(ContentTrouble.class).hasMessageContaining(trouble);
    }

    private static Template read(String text) {
        return TemplateFile.read("small.yaml", text, key -> key.equals("floor"), id -> id.equals("csi-16"));
    }
}
