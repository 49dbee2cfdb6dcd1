package org.relata.measure.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.relata.cast.Player.AMARA;
import static org.relata.cast.Player.OKAFOR;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
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

/** Answering on a phone, in a real browser: kept as one goes, resumed, through a lost connection, in two windows. */
@OnStage
class AnsweringJourneyTest {
    @Autowired
    Stage stage;

    @Autowired
    Desk desk;

    private final Playwright playwright = LayoutGate.playwright();
    private final Browser browser = LayoutGate.chromium(playwright);
    private Company company;
    private BrowserContext phone;
    private String path;

    @BeforeEach
    void open() {
        company = stage.open();
        phone = visitor(AMARA);
        path = "http://127.0.0.1:" + stage.port() + desk.open(company, AMARA);
    }

    @AfterEach
    void close() {
        playwright.close();
    }

    @Test
    void everyAnswerIsKeptAndOneGoesOnWhereOneStopped() {
        Page page = phone.newPage();
        page.navigate(path);
        choose(page, "Rather close");
        next(page);
        choose(page, "Mostly heard");
        kept(page, "Saved");
        page.close();

        Page later = phone.newPage();
        later.navigate(path);
        assertThat(later.locator("[data-step-words]")).hasText("3 of 5");
        choose(later, "Halfway");
        next(later);
        choose(later, "Once");
        next(later);
        choose(later, "Quite hopeful");
        kept(later, "Saved");
        later.getByText("Send", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(later.locator("h1")).hasText("Before you send");
        later.locator("button", new Page.LocatorOptions().setHasText("Send")).click();
        assertThat(later.locator("h1")).hasText("Thank you");

        Page therapist = visitor(OKAFOR).newPage();
        therapist.navigate(
                "http://127.0.0.1:" + stage.port() + "/relationships/" + company.unit(Unit.COUPLE) + "/measures");
        assertThat(therapist.locator("#asked").locator("xpath=..").locator("xpath=.."))
                .containsText("Answered");
    }

    @Test
    void aLostConnectionLosesNoAnswer() {
        Page page = phone.newPage();
        page.navigate(path);
        choose(page, "Rather close");
        kept(page, "Saved");
        phone.setOffline(true);
        next(page);
        choose(page, "Partly heard");
        kept(page, "Saved on this device|Not saved");
        phone.setOffline(false);
        kept(page, "Saved$|Saved [0-9a-z ]*ago");
        page.reload();
        page.navigate(path + "/review");
        assertThat(page.locator("#content")).containsText("Partly heard");
    }

    @Test
    void twoWindowsKeepBothAnswers() {
        Page one = phone.newPage();
        Page two = phone.newPage();
        one.navigate(path);
        two.navigate(path);
        choose(one, "Very close");
        kept(one, "Saved");
        choose(two, "Far apart");
        kept(two, "also changed elsewhere");
        two.navigate(path + "/review");
        assertThat(two.locator("#content")).containsText("Two answers to the same question");
        two.locator("label", new Page.LocatorOptions().setHasText("Far apart")).click();
        two.locator("button", new Page.LocatorOptions().setHasText("Keep what I chose"))
                .click();
        assertThat(two.locator("#content")).not().containsText("Two answers");
        assertThat(two.locator("#content")).containsText("Far apart");
    }

    private BrowserContext visitor(Player player) {
        BrowserContext visitor = browser.newContext(new Browser.NewContextOptions().setViewportSize(360, 760));
        visitor.newPage().navigate("http://127.0.0.1:" + stage.port() + stage.path(company, player));
        return visitor;
    }

    private static void choose(Page page, String answer) {
        page.locator(".step:not([hidden]) label", new Page.LocatorOptions().setHasText(answer))
                .click();
    }

    private static void next(Page page) {
        page.locator("button[data-next]").click();
    }

    private static void kept(Page page, String words) {
        Locator status = page.locator("[data-saved]");
        assertThat(status)
                .containsText(Pattern.compile(words), new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
    }
}
