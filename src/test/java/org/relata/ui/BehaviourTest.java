package org.relata.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.LayoutGate;
import org.springframework.context.ConfigurableApplicationContext;

class BehaviourTest {

    private static ConfigurableApplicationContext site;
    private static Playwright playwright;
    private static Browser browser;

    private Gallery gallery;
    private BrowserContext visitor;
    private Page page;

    @BeforeAll
    static void open() {
        site = Gallery.open();
        playwright = LayoutGate.playwright();
        browser = LayoutGate.chromium(playwright);
    }

    @AfterAll
    static void close() {
        browser.close();
        playwright.close();
        site.close();
    }

    @BeforeEach
    void enter() {
        gallery = site.getBean(Gallery.class);
        visitor = browser.newContext();
        page = visitor.newPage();
        gallery.saved.clear();
        gallery.answer.set(204);
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    void whatIsTypedIsSavedByItselfAndThePageSaysSo() {
        visit("checkin?at=4");
        page.locator("#more").fill("He listened.");
        assertThat(page.locator("[data-saved-words]")).hasText("Saved");
        assertThat(page.locator("[data-saved-ago]")).containsText("ago");
        Map<String, List<String>> sent = gallery.saved.getLast();
        assertThat(sent.get("field")).containsExactly("more");
        assertThat(sent.get("value")).containsExactly("He listened.");
    }

    @Test
    void aSignedOutPersonKeepsTheWordsAndSendsThemAfterSigningIn() {
        gallery.answer.set(401);
        visit("checkin?at=4");
        page.locator("#more").fill("Please keep this.");
        assertThat(page.locator("[data-saved-words]")).containsText("signed out");
        assertThat(page.locator("#more")).hasValue("Please keep this.");
        gallery.answer.set(204);
        page.evaluate("() => dispatchEvent(new Event('focus'))");
        assertThat(page.locator("[data-saved-words]")).hasText("Saved");
    }

    @Test
    void withoutAConnectionADraftIsSealedOnThisDeviceAndSentLater() {
        visit("checkin?at=4");
        visitor.setOffline(true);
        page.locator("#more").fill("Only for Dr Okafor");
        assertThat(page.locator("[data-saved-words]")).containsText("Saved on this device");
        assertThat(stored()).isNotEqualTo("[]").doesNotContain("Okafor");
        visitor.setOffline(false);
        assertThat(page.locator("[data-saved-words]")).hasText("Saved");
        assertThat(stored()).isEqualTo("[]");
    }

    @Test
    void aDraftComesBackWithThePage() {
        visit("checkin?at=4");
        gallery.answer.set(503);
        page.locator("#more").fill("From the train");
        assertThat(page.locator("[data-saved-words]")).containsText("Saved on this device");
        gallery.answer.set(204);
        page.reload();
        assertThat(page.locator("#more")).hasValue("From the train");
        assertThat(page.locator("[data-saved-words]")).hasText("Saved");
    }

    @Test
    void aSharedDeviceKeepsNothing() {
        visit("checkin-shared?at=4");
        visitor.setOffline(true);
        page.locator("#more").fill("Nobody else reads this");
        assertThat(page.locator("[data-saved-words]")).containsText("Not saved");
        assertThat(page.evaluate("() => indexedDB.databases().then(all => all.length)"))
                .isEqualTo(0);
    }

    @Test
    void aChangeMadeElsewhereIsLaidBesideOnesOwn() {
        gallery.answer.set(409);
        visit("checkin?at=4");
        page.locator("#more").fill("Mine");
        assertThat(page.locator(".conflict blockquote")).hasText("their words");
        assertThat(page.locator("#more")).hasValue("Mine");
        gallery.answer.set(204);
        page.locator(".conflict button").click();
        assertThat(page.locator("#more")).hasValue("their words");
    }

    @Test
    void nextMovesOnWithoutAReloadAndDigitsAnswer() {
        visit("checkin?at=1");
        page.evaluate("() => { window.stayed = true; }");
        page.keyboard().press("3");
        assertThat(page.locator("input[name=q1][value='2']")).isChecked();
        page.keyboard().press("Enter");
        assertThat(page.locator("#question-2")).isFocused();
        assertThat(page.locator("[data-step-words]")).hasText("2 of 4");
        page.goBack();
        assertThat(page.locator("#question-1")).isVisible();
        assertThat(page.evaluate("() => window.stayed")).isEqualTo(true);
    }

    @Test
    void withoutScriptEachQuestionIsAPageOfItsOwn() {
        visitor.close();
        visitor = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        page = visitor.newPage();
        visit("checkin?at=2");
        assertThat(page.locator("#question-2")).isVisible();
        assertThat(page.locator("#question-1")).isHidden();
        page.locator("[data-next]").click();
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/checkin\\?at=3"));
    }

    @Test
    void controlKFindsAPerson() {
        visit("people");
        page.keyboard().press("Control+k");
        page.keyboard().type("ama");
        assertThat(page.locator("#palette [data-found] a").first()).hasText("Amara & Jonas");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/relationship"));
    }

    @Test
    void singleKeysDoNothingWhereSomebodyWrites() {
        visit("kit");
        page.locator("#name").focus();
        page.keyboard().type("?");
        assertThat(page.locator("#shortcuts")).isHidden();
        page.locator("h1").click();
        page.keyboard().type("?");
        assertThat(page.locator("#shortcuts")).isVisible();
    }

    @Test
    void aNoticeWaitsBehindTheBellAndItsUndoIsAKeyAway() {
        page.clock().install();
        visit("today");
        page.keyboard().press("F8");
        assertThat(page.locator("#notices .btn")).isFocused();
        page.evaluate("() => document.activeElement.blur()");
        page.clock().runFor(12_000);
        assertThat(page.locator("#notices li")).hasCount(0);
        page.locator(".kept-button").click();
        assertThat(page.locator("#kept .btn")).isVisible();
        page.locator("#kept [data-dismiss]").click();
        assertThat(page.locator(".kept-button")).isHidden();
    }

    @Test
    void escapeThreeTimesLeavesForAnotherWebsiteAndBackDoesNotReturnHere() {
        visitor.route(
                "https://www.wikipedia.org/",
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody("<title>Elsewhere</title>")));
        page.navigate("about:blank");
        visit("home");
        for (int i = 0; i < 3; i++) {
            page.keyboard().press("Escape");
        }
        assertThat(page).hasTitle("Elsewhere");
        page.goBack();
        assertThat(page).hasURL("about:blank");
    }

    @Test
    void theErrorSummaryTakesTheFocusAndLeadsToTheField() {
        visit("kit");
        assertThat(page.locator("[data-summary]")).isFocused();
        page.locator("[data-summary] a").first().click();
        assertThat(page.locator("#mail")).isFocused();
    }

    private void visit(String path) {
        page.navigate(Gallery.address(site) + path);
    }

    private String stored() {
        return String.valueOf(page.evaluate("""
                () => new Promise((done) => {
                  const request = indexedDB.open("drafts");
                  request.onsuccess = () => {
                    const all = request.result.transaction("sealed").objectStore("sealed").getAll();
                    all.onsuccess = () => done(JSON.stringify(all.result.map((d) => new TextDecoder().decode(d.sealed))));
                  };
                })"""));
    }
}
