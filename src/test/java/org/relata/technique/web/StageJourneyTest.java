package org.relata.technique.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.AMARA;
import static org.relata.cast.Player.JONAS;
import static org.relata.cast.Player.OKAFOR;

import com.microsoft.playwright.Browser;
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

/** A couple and their therapist at an exercise, each in a browser of their own. */
@OnStage
class StageJourneyTest {
    @Autowired
    Stage stage;

    private final Playwright playwright = LayoutGate.playwright();
    private final Browser browser = LayoutGate.chromium(playwright);
    private Company company;
    private String runs;

    @BeforeEach
    void open() {
        company = stage.open();
        runs = "http://127.0.0.1:" + stage.port() + "/relationships/" + company.unit(Unit.COUPLE) + "/runs";
    }

    @AfterEach
    void close() {
        playwright.close();
    }

    @Test
    void theFloorGoesFromOneToTheOtherOnAllScreens() {
        Page okafor = start("floor");
        Page amara = at(AMARA, okafor.url());
        Page jonas = at(JONAS, okafor.url());

        amara.locator("#f-topic").fill("The holidays");
        done(amara);
        for (Page page : List.of(amara, jonas, okafor)) {
            assertThat(page.locator("h1")).hasText("Say it");
            assertThat(page.locator(".stage-record")).containsText("The holidays");
        }
        assertThat(amara.locator(".stage-turn")).hasText("Your turn");
        assertThat(jonas.locator(".stage-turn")).hasText("Amara now");
        assertThat(jonas.locator(".stage-form")).hasCount(0);
        assertThat(okafor.locator(".stage-coach")).isVisible();

        done(amara);
        done(jonas);
        amara.getByText("Partly").click();
        done(amara);
        assertThat(jonas.locator("h1")).hasText("Say it back");
        okafor.getByText("Hand over the floor").click();
        assertThat(jonas.locator(".stage-turn")).hasText("Your turn");
        assertThat(amara.locator(".stage-turn")).hasText("Jonas now");
    }

    @Test
    void whatIsTypedStaysWhileTheOtherFinishesAndIsShownOnlyTogether() {
        Page okafor = start("floor");
        Page amara = at(AMARA, okafor.url());
        Page jonas = at(JONAS, okafor.url());
        while (!okafor.locator("h1").textContent().equals("How far did you feel heard?")) {
            String before = okafor.locator("[data-stands]").getAttribute("data-visit");
            okafor.getByText("Skip this step").click();
            assertThat(okafor.locator("[data-stands]")).not().hasAttribute("data-visit", before);
        }
        List<String> heard = new ArrayList<>();
        jonas.onResponse(response -> {
            if (response.status() == 200) {
                heard.add(response.text());
            }
        });
        amara.locator("[name=f-heard][value='3']")
                .check(new com.microsoft.playwright.Locator.CheckOptions().setForce(true));
        jonas.locator("[name=f-heard][value='8']")
                .check(new com.microsoft.playwright.Locator.CheckOptions().setForce(true));
        done(amara);
        assertThat(jonas.locator(".stage-turn")).hasText("Your turn");
        assertThat(amara.locator(".stage-turn")).hasText("Not yet done: Jonas");
        assertThat(jonas.locator("[name=f-heard][value='8']")).isChecked();
        assertThat(heard).noneMatch(text -> text.contains("<strong>3</strong>"));
        done(jonas);
        for (Page page : List.of(amara, jonas, okafor)) {
            assertThat(page.locator(".stage-columns").first()).containsText("3");
            assertThat(page.locator(".stage-columns").first()).containsText("8");
        }
    }

    @Test
    void whoLosesTheLineComesBackToTheSameStepAndAPauseHoldsAll() {
        Page okafor = start("floor");
        Page amara = at(AMARA, okafor.url());
        Page jonas = at(JONAS, okafor.url());
        amara.locator("#f-topic").fill("The holidays");
        assertThat(amara.locator("[data-saved]")).containsText("Saved");
        amara.reload();
        assertThat(amara.locator("#f-topic")).hasValue("The holidays");
        assertThat(jonas.locator("#f-topic")).hasValue("");
        jonas.context().setOffline(true);
        done(amara);
        assertThat(amara.locator("h1")).hasText("Say it");
        jonas.context().setOffline(false);
        assertThat(jonas.locator("h1"))
                .hasText(
                        "Say it",
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions().setTimeout(40_000));
        jonas.locator("summary:has-text('Pause')").click();
        jonas.locator(".confirm-box button:has-text('Pause')").click();
        assertThat(amara.locator(".stage-held")).containsText("You have agreed to come back");
        assertThat(amara.getByText("Go on now")).hasCount(0);
        okafor.getByText("Go on now").click();
        assertThat(amara.locator(".stage-turn")).hasText("Your turn");
    }

    @Test
    void everyPageOfAnExerciseStandsInEverySetting() {
        String site = "http://127.0.0.1:" + stage.port();
        Page okafor = start("floor");
        String floor = okafor.url();
        Page amara = at(AMARA, floor);
        amara.locator("#f-topic").fill("The holidays with my parents, and who decides");
        done(amara);
        okafor.navigate(floor);
        String together = start("cycle-map").url();
        List<LayoutGate.Finding> findings = new ArrayList<>();
        LayoutGate gate = new LayoutGate(okafor.context());
        findings.addAll(gate.inspect("technique-runs", runs));
        findings.addAll(gate.inspect("technique-guided", floor));
        findings.addAll(gate.inspect("technique-library", site + "/exercises"));
        findings.addAll(gate.inspect("technique-exercise", site + "/exercises/repair-talk"));
        findings.addAll(gate.inspect("technique-paper", site + "/exercises/thought-record/paper"));
        LayoutGate client = new LayoutGate(amara.context());
        findings.addAll(client.inspect("technique-floor", floor));
        findings.addAll(client.inspect("technique-cycle", together));
        findings.addAll(client.inspect("technique-ours", runs));
        for (String key : List.of("sculpture", "problem-solving", "session-feedback")) {
            findings.addAll(client.inspect("technique-" + key, start(key).url()));
        }
        assertThat(findings).isEmpty();
    }

    private Page start(String exercise) {
        Page okafor = at(OKAFOR, runs);
        okafor.locator("#exercise").selectOption(exercise);
        boolean alone = exercise.equals("session-feedback");
        if (alone) {
            okafor.locator("[name=member]")
                    .last()
                    .uncheck(new com.microsoft.playwright.Locator.UncheckOptions().setForce(true));
        }
        okafor.locator("form:has(#exercise) button").click();
        assertThat(okafor.locator("#stage")).isVisible();
        return okafor;
    }

    private Page at(Player player, String url) {
        Page page = browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844))
                .newPage();
        page.navigate("http://127.0.0.1:" + stage.port() + stage.path(company, player));
        page.navigate(url);
        if (url.contains("/runs/")) {
            page.waitForCondition(() -> page.locator("body[data-connected]").count() == 1);
        }
        return page;
    }

    private static void done(Page page) {
        page.locator(".stage-form button.go").click();
    }
}
