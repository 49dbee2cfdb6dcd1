package org.relata.messaging.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.AMARA;
import static org.relata.cast.Player.JONAS;
import static org.relata.cast.Player.OKAFOR;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.LayoutGate;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.relata.messaging.Boundaries;
import org.relata.messaging.Rules;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever writes sees on the open page that it was read, where the practice shows it. */
@OnStage
class ReadMarksJourneyTest {
    private static final String TOLD = "Whoever writes here sees that you have read it";

    @Autowired
    Stage stage;

    @Autowired
    Boundaries boundaries;

    private final Playwright playwright = LayoutGate.playwright();
    private final Browser browser = LayoutGate.chromium(playwright);

    private Company company;
    private String site;
    private String messages;

    @BeforeEach
    void open() {
        company = stage.open();
        site = "http://127.0.0.1:" + stage.port();
        messages = site + "/relationships/" + company.unit(Unit.COUPLE) + "/messages";
    }

    @AfterEach
    void close() {
        playwright.close();
    }

    @Test
    void thatItWasReadComesToTheWritersOpenPageAndStandsBelowTheNewest() {
        show();
        Page amara = at(AMARA, "/together");
        write(amara, "Shall we talk about the letter?");
        assertThat(amara.locator("li.message")).hasCount(1);
        assertThat(amara.locator(".thread-mark")).hasCount(0);
        Page jonas = at(JONAS, "/together");
        assertThat(jonas.locator(".thread-head")).containsText(TOLD);
        assertThat(amara.locator("li.message + .thread-mark")).hasText("Read by Jonas Lindqvist");
        assertThat(jonas.locator(".thread-mark")).hasCount(0);

        write(jonas, "Gladly");
        assertThat(jonas.locator("li.message + .thread-mark")).hasText("Read by Amara Nwosu");
        write(amara, "Tonight?");
        assertThat(amara.locator(".thread-mark")).hasCount(1);
        assertThat(amara.locator("li.message:nth-child(3) + .thread-mark")).hasText("Read by Jonas Lindqvist");
        at(OKAFOR, "/together");
        assertThat(amara.locator("li.message:nth-child(3) + .thread-mark"))
                .hasText("Read by Jonas Lindqvist and Dr Adaeze Okafor");
        amara.getByText("Take back").last().click();
        assertThat(amara.locator("li.message:nth-child(1) + .thread-mark"))
                .hasText("Read by Jonas Lindqvist and Dr Adaeze Okafor");
        pictures(amara);
    }

    @Test
    void whatIsReadTogetherMovesNothingWhereAmaraWritesAlone() {
        show();
        Page amara = at(AMARA, "/" + company.person(AMARA));
        write(amara, "Only for you");
        assertThat(amara.locator("li.message")).hasCount(1);
        Page okafor = at(OKAFOR, "/together");
        write(okafor, "Good morning both");
        List<String> asked = new ArrayList<>();
        amara.onRequest(request -> asked.add(request.url()));
        at(JONAS, "/together");
        assertThat(okafor.locator(".thread-mark")).hasText("Read by Jonas Lindqvist");
        assertThat(asked).noneMatch(url -> url.contains(company.person(AMARA) + "/live"));
        assertThat(amara.locator(".thread-mark")).hasCount(0);
    }

    @Test
    void aPageThatWasOpenBeforeThePracticeDecidedSaysSoAsSoonAsItReads() {
        Page jonas = at(JONAS, "/together");
        Page amara = at(AMARA, "/together");
        show();
        write(amara, "Are you there?");
        assertThat(jonas.locator("li.message")).hasCount(1);
        assertThat(jonas.locator(".thread-head")).containsText(TOLD);
    }

    private void show() {
        company.viewer(OKAFOR).run(() -> boundaries.set(new Rules(true, false, false, true, "", Map.of())));
    }

    private void pictures(Page page) {
        for (int width : List.of(320, 768, 1280)) {
            page.setViewportSize(width, 900);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/screenshots", "marks-" + width + "-" + scheme + ".png")));
            }
        }
    }

    private Page at(Player player, String below) {
        Page page = browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844))
                .newPage();
        page.navigate(site + stage.path(company, player));
        page.navigate(messages + below);
        page.waitForCondition(() -> page.locator("body[data-connected]").count() == 1);
        return page;
    }

    private static void write(Page page, String text) {
        page.locator("#body").fill(text);
        page.locator("[data-composer] button.go").click();
    }
}
