package org.relata.technique.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.output.StringOutput;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.relata.ui.Rich;

class ReadingFileTest {
    private static final String GOOD = """
            ---
            title: Small
            about: To try.
            technique: none
            minutes: 1
            sources: ["Nobody (2000). Nothing."]
            ---
            A *word*.

            ## Below

            - one
            """;

    @Test
    void aFileBecomesAPage() {
        var page = ReadingFile.read("small.md", GOOD);
        assertThat(page.key()).isEqualTo("small");
        assertThat(page.about().technique()).isEmpty();
        assertThat(page.about().settable()).isTrue();
        assertThat(written(page)).isEqualTo("<p>A <em>word</em>.</p><h2>Below</h2><ul><li><p>one</p></li></ul>");
    }

    @Test
    void eachTroubleIsNamedWithItsLineAndAllAtOnce() {
        assertThatThrownBy(() -> ReadingFile.read(
                        "small.md",
                        GOOD.replace("technique: none", "technique: hypnosis")
                                .replace("minutes: 1", "minuets: 1")
                                .replace("## Below", "# Above")
                                .replace("- one", "<b>one</b>")))
                .isInstanceOf(ContentTrouble.class)
                .hasMessageContaining("small.md:4: \"technique\" cannot be \"hypnosis\"")
                .hasMessageContaining("small.md:5: \"minuets\" means nothing here")
                .hasMessageContaining("small.md:10: a heading is written \"## Like this\"")
                .hasMessageContaining("small.md:12: HTML means nothing here");
        assertThatThrownBy(() -> ReadingFile.read("small.md", "Only words"))
                .hasMessage("small.md:1: a page begins with what it is, between two lines \"---\"");
        assertThatThrownBy(() -> ReadingFile.read("small.md", GOOD.substring(0, GOOD.indexOf("A *word*"))))
                .hasMessage("small.md:7: the text is missing");
    }

    @Test
    void everyTechniqueHasAPageAndEveryPageIsShortAndCanBeRendered() {
        var pages = Shelf.load().find("");
        assertThat(pages)
                .allSatisfy(page -> assertThat(page.text().split("\\s+").length)
                        .as(page.key())
                        .isBetween(300, 600))
                .allSatisfy(page -> assertThat(written(page))
                        .as(page.key())
                        .contains("<h2>")
                        .doesNotContain("##", "**"));
        assertThat(pages.stream().flatMap(page -> page.about().technique().stream()))
                .containsExactlyInAnyOrder(Technique.values());
        assertThat(Shelf.load()
                        .page("when-two-is-not-right")
                        .orElseThrow()
                        .about()
                        .settable())
                .isFalse();
        assertThat(Arrays.stream(Technique.values()).map(Technique::word))
                .allMatch(word -> Shelf.load().page(word).isPresent());
    }

    private static String written(Reading page) {
        var output = new StringOutput();
        Rich.page(page.text()).writeTo(output);
        return output.toString();
    }
}
