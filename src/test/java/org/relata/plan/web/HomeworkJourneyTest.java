package org.relata.plan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.AMARA;
import static org.relata.cast.Player.JONAS;
import static org.relata.cast.Player.OKAFOR;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.LayoutGate;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.springframework.beans.factory.annotation.Autowired;

/** A couple is given something to do at home, and a therapist changes an exercise for them. */
@OnStage
class HomeworkJourneyTest {
    @Autowired
    Stage stage;

    private final Playwright playwright = LayoutGate.playwright();
    private final Browser browser = LayoutGate.chromium(playwright);
    private Company company;
    private String site;
    private String homework;

    @BeforeEach
    void open() {
        company = stage.open();
        site = "http://127.0.0.1:" + stage.port();
        homework = site + "/relationships/" + company.unit(Unit.COUPLE) + "/homework";
    }

    @AfterEach
    void close() {
        playwright.close();
    }

    @Test
    void eachTellsHowItWentAndBothReadItOnceBothHave() {
        Page okafor = at(OKAFOR, homework);
        okafor.getByLabel("What is to be done").fill("Ten minutes of talking after dinner");
        okafor.locator("form:has(#title) button.go").click();
        assertThat(okafor.locator(".homework h2")).hasText("Ten minutes of talking after dinner");

        Page amara = at(AMARA, site);
        amara.getByText("One thing to do").click();
        tell(amara, "Something was in the way", "We were both too tired");
        Page jonas = at(JONAS, homework);
        assertThat(jonas.locator(".homework-told")).containsText("has told how it went");
        assertThat(jonas.locator(".homework-told")).not().containsText("too tired");
        tell(jonas, "Partly", "Only five minutes");
        amara.reload();
        for (Page page : List.of(amara, jonas)) {
            assertThat(page.locator(".homework-told")).containsText("We were both too tired");
            assertThat(page.locator(".homework-told")).containsText("Only five minutes");
        }
        List<LayoutGate.Finding> findings = new ArrayList<>();
        findings.addAll(new LayoutGate(okafor.context()).inspect("homework", homework));
        findings.addAll(new LayoutGate(amara.context()).inspect("homework-ours", homework));
        assertThat(findings).isEmpty();
    }

    @Test
    void anExerciseIsCopiedChangedMendedAndOffered() {
        Page okafor = at(OKAFOR, site + "/exercises/floor");
        okafor.getByText("Make our own copy").click();
        Locator text = okafor.locator("#text");
        String right = text.inputValue();
        text.fill(right.replace("technique: active-listening", "technique: hypnosis"));
        okafor.getByText("Save and look at it").click();
        assertThat(okafor.locator("#troubles + ul li")).containsText("Line 4");
        List<LayoutGate.Finding> findings = new ArrayList<>();
        LayoutGate gate = new LayoutGate(okafor.context());
        findings.addAll(gate.inspect("exercise-own-wrong", okafor.url()));
        okafor.locator("#text").fill(right.replaceFirst("title: The floor", "title: Our floor"));
        okafor.getByText("Save and look at it").click();
        assertThat(okafor.locator("h1")).hasText("Our floor");
        okafor.getByText("Put it into the library").click();
        assertThat(okafor.getByText("Take it out of the library")).isVisible();
        okafor.getByText("As Listener reads it").click();
        findings.addAll(gate.inspect("exercise-own", okafor.url()));
        findings.addAll(gate.inspect("exercises-own", site + "/exercises/own"));
        okafor.navigate(site + "/exercises?q=our+floor");
        assertThat(okafor.locator(".list .name").first()).hasText("Our floor");
        assertThat(findings).isEmpty();
    }

    private static void tell(Page page, String outcome, String words) {
        page.locator(".homework-turn .choice label")
                .filter(new Locator.FilterOptions().setHasText(outcome))
                .click();
        page.getByLabel("What helped, or what was in the way?").fill(words);
        page.getByText("Tell", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".homework-turn form")).hasCount(0);
    }

    private Page at(Player player, String url) {
        Page page = browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844))
                .newPage();
        page.navigate(site + stage.path(company, player));
        page.navigate(url);
        return page;
    }
}
