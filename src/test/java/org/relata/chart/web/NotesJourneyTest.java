package org.relata.chart.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.AMARA;
import static org.relata.cast.Player.HADDAD;
import static org.relata.cast.Player.JONAS;
import static org.relata.cast.Player.LUND;
import static org.relata.cast.Player.OKAFOR;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.Knocking;
import org.relata.LayoutGate;
import org.relata.TestClock;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.relata.kernel.Ids;
import org.relata.messaging.Messages;
import org.relata.messaging.NewMessage;
import org.relata.relationship.CareRole;
import org.relata.relationship.NewCare;
import org.relata.relationship.Relationships;
import org.springframework.beans.factory.annotation.Autowired;

/** A therapist makes a draft of what a member has written, goes on with it in two windows, and loses nothing. */
@OnStage
class NotesJourneyTest {
    @Autowired
    Stage stage;

    @Autowired
    Messages messages;

    @Autowired
    Relationships relationships;

    @Autowired
    TestClock clock;

    private final Playwright playwright = LayoutGate.playwright();
    private final Browser browser = LayoutGate.chromium(playwright);
    private Company company;
    private String site;
    private String couple;
    private BrowserContext okafor;

    @BeforeEach
    void open() {
        company = stage.open();
        site = "http://127.0.0.1:" + stage.port();
        couple = "/relationships/" + company.unit(Unit.COUPLE);
        okafor = browser.newContext();
        signIn();
    }

    @AfterEach
    void close() {
        playwright.close();
    }

    @Test
    void aMessageBecomesADraftWithItsWordsAuthorPlaceAndTime() {
        say("I am afraid to say this\n\n\"in front of <him>\"");
        Page page = at("/messages/" + company.person(AMARA));
        page.locator("li.message").last().getByText("Note draft").click();
        assertThat(page).hasURL(Pattern.compile("/notes/"));
        assertThat(page.locator("h1")).hasText("Note draft");
        assertThat(page.locator("main")).containsText("Read by the care team only.");
        assertThat(page.locator("#text"))
                .hasValue(
                        Pattern.compile(
                                "Amara Nwosu, alone with the care team, .*:\n“I am afraid to say this\n\n\"in front of <him>\"”\n\n"));
        page.locator("#text").press("Control+End");
        page.keyboard().type("Ask her on Thursday.");
        page.getByText("Save and close").click();
        assertThat(page.locator("main")).containsText("Ask her on Thursday.");
        page.navigate(site + couple);
        page.getByText("Notes", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("main .list > li")).containsText("Ask her on Thursday.");
    }

    @Test
    void whatIsTypedSurvivesItsWindowAndASignOut() {
        Page page = at("/notes");
        page.getByText("New draft").click();
        page.locator("#text").fill("Typed and then the window was gone");
        assertThat(page.locator("[data-saved-words]")).hasText("Saved");
        String note = page.url();
        page.close();
        Page again = okafor.newPage();
        again.navigate(note);
        assertThat(again.locator("#text")).hasValue("Typed and then the window was gone");
        assertThat(again.locator("[data-saved]")).containsText(Pattern.compile("Saved .*\\d:\\d\\d"));
        okafor.clearCookies();
        again.locator("#text").fill("Typed and then the window was gone, and the session");
        assertThat(again.locator("[data-saved-words]")).containsText("signed out");
        signIn();
        again.evaluate("dispatchEvent(new Event('focus'))");
        assertThat(again.locator("[data-saved-words]")).hasText("Saved");
        again.reload();
        assertThat(again.locator("#text")).hasValue("Typed and then the window was gone, and the session");
        assertThat(again.locator(".conflict")).hasCount(0);
    }

    @Test
    void aWindowThatIsBehindIsToldAndBothAreKept() {
        Page one = at("/notes");
        one.getByText("New draft").click();
        one.locator("#text").fill("Begun");
        assertThat(one.locator("[data-saved-words]")).hasText("Saved");
        Page two = okafor.newPage();
        two.navigate(one.url());
        one.locator("#text").fill("Written in the first");
        assertThat(one.locator("[data-saved-words]")).hasText("Saved");
        two.locator("#text").fill("Written in the second");
        assertThat(two.locator("[data-saved-words]")).containsText("Both versions are kept");
        assertThat(two.locator(".conflict blockquote")).hasText("Written in the first");
        Page list = at("/notes");
        assertThat(list.locator("main .list > li")).hasCount(2);
        assertThat(list.locator("main .list > li").first()).containsText("Written in the second");
        assertThat(list.locator("main .list > li").first()).containsText("From another window");
        list.locator("main .list > li")
                .first()
                .getByRole(com.microsoft.playwright.options.AriaRole.LINK)
                .click();
        list.getByText("Discard", new Page.GetByTextOptions().setExact(true)).click();
        list.getByText("Discard this draft").click();
        assertThat(list.locator("main .list > li")).hasCount(1);
        assertThat(list.locator("main")).containsText("The draft is gone.");
    }

    @Test
    void withoutAScriptAWindowThatIsBehindLosesNothingEither() {
        Knocking knocking = stage.as(company, OKAFOR);
        String note = Knocking.location(knocking.post(couple + "/notes"));
        knocking.done(note, "window", "1.one", "day", "2026-11-20", "text", "Written first");
        knocking.done(note, "window", "1.one", "day", "2026-11-20", "text", "Written again on the page before");
        assertThat(knocking.get(note).body()).contains("Written again on the page before");
        knocking.done(note, "window", "1.one", "day", "2026-11-20", "text", "Written first");
        assertThat(knocking.done(note, "window", "1.two", "day", "2026-11-19", "text", "Written behind")
                        .body())
                .contains("Both are kept", "Written behind", "value=\"2026-11-19\"")
                .doesNotContain("Written first");
        assertThat(knocking.get(note).body()).contains("Written first", "value=\"2026-11-20\"");
        knocking.post(note + "/draft", "field", "day", "seq", "1", "window", "1.one", "value", "2026-11-1");
        assertThat(knocking.get(note).body()).contains("value=\"2026-11-20\"");
        assertThat(knocking.get(note + "/print").body()).contains("Written first", "data-print");
    }

    @Test
    void nothingIsOfferedToWhoWritesNoNotesHere() {
        say("Good morning");
        company.viewer(OKAFOR).run(() -> {
            relationships.assignCare(
                    company.unit(Unit.COUPLE), NewCare.walled(company.person(HADDAD), company.person(AMARA)));
            relationships.assignCare(
                    company.unit(Unit.COUPLE),
                    NewCare.until(
                            company.person(LUND),
                            CareRole.SUPERVISOR,
                            "A second view",
                            clock.instant().plus(Duration.ofDays(30))));
        });
        String alone = couple + "/messages/" + company.person(AMARA);
        stage.as(company, OKAFOR)
                .post(couple + "/notes", "day", "2026-11-20", "source", "Amara", "text", "Good morning");
        assertThat(stage.as(company, OKAFOR).get(alone).body()).contains("Note draft");
        assertThat(stage.as(company, LUND).get(alone).body())
                .contains("Good morning")
                .doesNotContain("Note draft");
        assertThat(stage.as(company, LUND).get(couple + "/notes").body())
                .contains("Good morning")
                .doesNotContain("New draft");
        for (Player player : new Player[] {HADDAD, AMARA}) {
            assertThat(stage.as(company, player).get(alone).body())
                    .contains("Good morning")
                    .doesNotContain("/notes");
            assertThat(stage.as(company, player).get(couple).body()).doesNotContain("/notes");
        }
        assertThat(stage.as(company, JONAS).get(couple + "/messages/together").body())
                .doesNotContain("/notes");
    }

    private void say(String text) {
        company.viewer(AMARA)
                .run(() -> messages.send(
                        company.unit(Unit.COUPLE), company.person(AMARA).toString(), NewMessage.of(Ids.next(), text)));
    }

    private void signIn() {
        Page door = okafor.newPage();
        door.navigate(site + stage.path(company, OKAFOR));
        door.close();
    }

    private Page at(String below) {
        Page page = okafor.newPage();
        page.navigate(site + couple + below);
        return page;
    }
}
