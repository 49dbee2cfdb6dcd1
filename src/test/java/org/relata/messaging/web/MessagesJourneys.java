package org.relata.messaging.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.AMARA;
import static org.relata.cast.Player.JONAS;
import static org.relata.cast.Player.OKAFOR;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.LayoutGate;
import org.relata.cast.Company;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.relata.messaging.Boundaries;
import org.relata.messaging.Rules;
import org.springframework.beans.factory.annotation.Autowired;

/** A couple and their therapist write to each other, each in a browser of their own, all three open at once. */
public abstract class MessagesJourneys {
    @Autowired
    private Stage stage;

    @Autowired
    private Boundaries boundaries;

    private Playwright playwright;
    private Browser browser;
    private Company company;

    /** Of the process that this player's browser talks to. */
    protected abstract int port(Player player);

    @BeforeEach
    void open() {
        company = stage.open();
        playwright = LayoutGate.playwright();
        browser = LayoutGate.chromium(playwright);
    }

    @AfterEach
    void close() {
        playwright.close();
    }

    @Test
    void whatOneWritesTheOthersSeeWithoutAsking() {
        Page amara = at(AMARA, "/together");
        Page jonas = at(JONAS, "/together");
        Page okafor = at(OKAFOR, "/together");
        write(amara, "Shall we talk about **the letter**?");
        for (Page reader : List.of(amara, jonas, okafor)) {
            assertThat(reader.locator("li.message .message-text")).hasText("Shall we talk about the letter?");
            assertThat(reader.locator("li.message strong")).hasText("the letter");
        }
        write(jonas, "<img src=x onerror=alert(1)> Yes");
        assertThat(amara.locator("li.message").last()).containsText("<img src=x onerror=alert(1)> Yes");
        assertThat(okafor.locator("li.message")).hasCount(2);

        amara.getByText("Take back").click();
        assertThat(jonas.locator("li.message").first()).containsText("Amara Nwosu has taken this message back.");
        assertThat(okafor.locator("li.message").first()).not().containsText("the letter");
    }

    @Test
    void whatIsWrittenAloneMovesNothingOnThePartnersScreen() {
        Page jonas = at(JONAS, "/together");
        List<String> asked = new ArrayList<>();
        jonas.onRequest(request -> asked.add(request.url()));
        List<String> heard = new ArrayList<>();
        jonas.onWebSocket(socket -> socket.onFrameReceived(frame -> heard.add(frame.text())));
        jonas.reload();
        jonas.waitForCondition(() -> heard.stream().anyMatch(frame -> frame.contains("\"at\"")));
        asked.clear();
        heard.clear();
        String before = jonas.locator("main").innerHTML();
        Page okafor = at(OKAFOR, "/" + company.person(AMARA));
        Page amara = at(AMARA, "/" + company.person(AMARA));
        write(amara, "Only for you");
        assertThat(okafor.locator("li.message")).hasText(Pattern.compile("Only for you"));
        assertThat(asked).isEmpty();
        assertThat(heard).allMatch(frame -> frame.equals("{\"moved\":[]}"));
        assertThat(jonas.locator("main").innerHTML()).isEqualTo(before);
    }

    @Test
    void aTherapistWhoHasReadAloneConfirmsOnceAndLosesNoWord() {
        write(at(AMARA, "/" + company.person(AMARA)), "Please keep this to yourself");
        Page okafor = at(OKAFOR, "/" + company.person(AMARA));
        okafor.navigate(messages(OKAFOR) + "/together");
        write(okafor, "See you both on Tuesday");
        assertThat(okafor.locator("#composer-said")).containsText("You have read a private message");
        assertThat(okafor.locator("#body")).hasValue("See you both on Tuesday");
        okafor.locator("#composer-said input").check();
        okafor.locator("[data-composer] button.go").click();
        assertThat(okafor.locator("li.message")).hasCount(1);
        write(okafor, "And bring the letter");
        assertThat(okafor.locator("li.message")).hasCount(2);
    }

    @Test
    void whatCannotBeSentStaysAndArrivesOnceWhenTheLineIsBack() {
        Page jonas = at(JONAS, "/together");
        Page amara = at(AMARA, "/together");
        amara.context().setOffline(true);
        amara.locator("#body").fill("Are you there?");
        amara.locator("[data-composer] button.go").click();
        assertThat(amara.locator("[data-not-sent-words]")).containsText("Not sent");
        assertThat(amara.locator("#body")).hasValue("Are you there?");
        write(jonas, "While you were away");
        amara.context().setOffline(false);
        amara.locator("[data-composer] button.go").click();
        assertThat(amara.locator("li.message")).hasCount(2);
        assertThat(jonas.locator("li.message")).hasCount(2);
        assertThat(jonas.locator("li.message").last()).containsText("Are you there?");
    }

    @Test
    void wordsOnTheirWaySurviveTheirPageAndTheirDevice() {
        Page amara = at(AMARA, "/together");
        amara.locator("#body").fill("I have been meaning to");
        assertThat(amara.locator("[data-saved]")).containsText("Saved");
        Page elsewhere = at(AMARA, "/together");
        assertThat(elsewhere.locator("#body")).hasValue("I have been meaning to");
        assertThat(at(JONAS, "/together").locator("#body")).hasValue("");
    }

    @Test
    void aCorrectionReachesEverybodyAndARefusedOneIsNotLost() {
        write(at(AMARA, "/" + company.person(AMARA)), "My mother must never hear that we have sold the house");
        Page jonas = at(JONAS, "/together");
        Page okafor = at(OKAFOR, "/together");
        write(okafor, "Good morning bth");
        okafor.locator(".message-edit summary").click();
        okafor.locator(".message-edit textarea")
                .fill("Amara says: my mother must never hear that we have sold the house");
        write(jonas, "A word meanwhile");
        assertThat(okafor.locator("li.message")).hasCount(2);
        okafor.locator(".message-edit button").click();
        assertThat(okafor.locator(".message-edit [role=alert]")).containsText("private message of somebody else");
        assertThat(okafor.locator(".message-edit textarea")).hasValue(Pattern.compile("Amara says"));
        okafor.locator(".message-edit textarea").fill("Good morning both");
        okafor.locator(".message-edit button").click();
        for (Page reader : List.of(okafor, jonas)) {
            assertThat(reader.locator("li.message").first()).containsText("corrected");
            assertThat(reader.locator("li.message > .message-text").first()).hasText("Good morning both");
        }
    }

    @Test
    void thatSomebodyIsWritingReachesTheReadersOfThatCircleAloneAndOnlyWhereThePracticeWantsIt() {
        List<String> heard = new ArrayList<>();
        Page jonas = at(JONAS, "/together");
        jonas.onWebSocket(socket -> socket.onFrameReceived(frame -> heard.add(frame.text())));
        Page amara = at(AMARA, "/together");
        assertThat(amara.locator("[data-writing]")).hasCount(0);
        company.viewer(OKAFOR).run(() -> boundaries.set(new Rules(true, false, true, false, "", Map.of())));
        jonas.reload();
        jonas.waitForCondition(() -> heard.stream().anyMatch(frame -> frame.contains("\"at\"")));
        Page okafor = at(OKAFOR, "/" + company.person(AMARA));
        amara.navigate(messages(AMARA) + "/" + company.person(AMARA));
        amara.locator("#body").pressSequentially("I wanted");
        assertThat(okafor.locator("[data-writing]")).isVisible();
        assertThat(heard).noneMatch(frame -> frame.contains("writing"));
        amara.navigate(messages(AMARA) + "/together");
        amara.locator("#body").pressSequentially("Hello");
        assertThat(jonas.locator("[data-writing]")).isVisible();
        assertThat(amara.locator("[data-writing]")).isHidden();
        amara.locator("[data-composer] button.go").click();
        assertThat(jonas.locator("[data-writing]")).isHidden();
    }

    @Test
    void everythingCanBeDoneByKeyboard() {
        Page amara = at(AMARA, "/together");
        amara.locator("#body").focus();
        amara.keyboard().type("Written without a mouse");
        amara.keyboard().press("Control+Enter");
        assertThat(amara.locator("li.message")).hasCount(1);
        assertThat(amara.getByRole(AriaRole.LOG)).containsText("Written without a mouse");
        Page jonas = at(JONAS, "/together");
        jonas.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reply to Amara Nwosu"))
                .press("Enter");
        assertThat(jonas.locator("[data-replying]")).containsText("Amara Nwosu");
        jonas.keyboard().type("Answered without one");
        jonas.keyboard().press("Control+Enter");
        assertThat(amara.locator("blockquote")).containsText("Written without a mouse");
    }

    private Page at(Player player, String below) {
        BrowserContext visitor = browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844));
        Page page = visitor.newPage();
        page.navigate(site(stage.port()) + stage.path(company, player));
        page.navigate(messages(player) + below);
        page.waitForCondition(() -> page.locator("body[data-connected]").count() == 1);
        return page;
    }

    private String messages(Player player) {
        return site(port(player)) + "/relationships/" + company.unit(Unit.COUPLE) + "/messages";
    }

    private static String site(int port) {
        return "http://127.0.0.1:" + port;
    }

    private static void write(Page page, String text) {
        page.locator("#body").fill(text);
        page.locator("[data-composer] button.go").click();
    }
}
