package org.relata.measure.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.measure.figure.Change.Category.DETERIORATED;
import static org.relata.measure.figure.Change.Category.IMPROVED;
import static org.relata.measure.figure.Change.Category.RECOVERED;
import static org.relata.measure.figure.Change.Category.UNCHANGED;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RelationshipStateTest {
    /** Every pair of letters (recovered, improved, unchanged, deteriorated, nothing) and its state in words. */
    private static final Map<String, String> COUPLES = Map.ofEntries(
            Map.entry("RR", "both recovered"),
            Map.entry("RI", "both improved, one recovered"),
            Map.entry("II", "both improved"),
            Map.entry("RU", "one improved"),
            Map.entry("IU", "one improved"),
            Map.entry("RD", "split"),
            Map.entry("ID", "split"),
            Map.entry("UU", "stable"),
            Map.entry("UD", "one worse"),
            Map.entry("DD", "both worse"),
            Map.entry("R-", "one answered"),
            Map.entry("I-", "one answered"),
            Map.entry("U-", "one answered"),
            Map.entry("D-", "one answered"),
            Map.entry("--", "nobody answered yet"));

    @Test
    void everyPairOfCategoriesHasItsCoupleState() {
        COUPLES.forEach((letters, words) -> {
            assertThat(words(letters)).as(letters).isEqualTo(words);
            assertThat(words(new StringBuilder(letters).reverse().toString()))
                    .as(letters)
                    .isEqualTo(words);
        });
    }

    @Test
    void familiesAndGroupsAreToldTheSameWay() {
        assertThat(words("RRR")).isEqualTo("all recovered");
        assertThat(words("RRI")).isEqualTo("all improved, some recovered");
        assertThat(words("IUU")).isEqualTo("some improved");
        assertThat(words("IUD")).isEqualTo("split");
        assertThat(words("UUD")).isEqualTo("some worse");
        assertThat(words("DDD")).isEqualTo("all worse");
        assertThat(words("UUU")).isEqualTo("stable");
        assertThat(words("ID--")).isEqualTo("split (2 of 4 did not answer)");
        assertThat(words("I---")).isEqualTo("one answered");
    }

    @Test
    void singleClientsStateIsTheirOwn() {
        assertThat(words("R")).isEqualTo("recovered");
        assertThat(words("D")).isEqualTo("worse");
        assertThat(words("U")).isEqualTo("stable");
    }

    @Test
    void whoNeedsAttentionComesFirst() {
        assertThat(state("DD").state()).isLessThan(state("ID").state());
        assertThat(state("ID").state()).isLessThan(state("UU").state());
        assertThat(state("UU").state()).isLessThan(state("RR").state());
    }

    private static String words(String letters) {
        return state(letters).words();
    }

    private static RelationshipState state(String letters) {
        return RelationshipState.of(Arrays.asList(
                letters.chars().mapToObj(RelationshipStateTest::category).toArray(Change.Category[]::new)));
    }

    private static Change.@Nullable Category category(int letter) {
        return switch (letter) {
            case 'R' -> RECOVERED;
            case 'I' -> IMPROVED;
            case 'U' -> UNCHANGED;
            case 'D' -> DETERIORATED;
            default -> null;
        };
    }
}
