package org.relata.messaging.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.AMARA;
import static org.relata.cast.Player.JONAS;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.relata.LayoutGate;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.relata.kernel.Ids;
import org.relata.kernel.RelationshipId;
import org.relata.messaging.MessageId;
import org.relata.messaging.Messages;
import org.relata.messaging.NewMessage;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody replies to what is taken back while they write. */
@OnStage
class ReplyJourneyTest {
    @Autowired
    Stage stage;

    @Autowired
    Messages messages;

    @Test
    void whoRepliesToWhatIsTakenBackReadsSoLosesNoWordAndSendsWithoutIt() {
        Company company = stage.open();
        RelationshipId couple = company.unit(Unit.COUPLE);
        MessageId hasty = say(company, couple);
        try (Playwright playwright = LayoutGate.playwright();
                Browser browser = LayoutGate.chromium(playwright)) {
            Page jonas = browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844))
                    .newPage();
            jonas.navigate("http://127.0.0.1:" + stage.port() + stage.path(company, JONAS));
            jonas.navigate("http://127.0.0.1:" + stage.port() + "/relationships/" + couple + "/messages/together");
            jonas.locator("[data-reply]").click();
            jonas.locator("#body").fill("Please stay");
            company.viewer(AMARA).run(() -> messages.withdraw(couple, "together", hasty));
            jonas.locator("[data-composer] button.go").click();
            assertThat(jonas.locator("#composer-said .wrong")).containsText("was taken back meanwhile");
            assertThat(jonas.locator("#body")).hasValue("Please stay");
            assertThat(jonas.locator("[data-replying]")).isHidden();
            jonas.screenshot(
                    new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", "reply-taken-back.png")));
            jonas.locator("[data-composer] button.go").click();
            assertThat(jonas.locator("li.message")).hasCount(2);
            assertThat(jonas.locator("li.message").last()).containsText("Please stay");
            assertThat(jonas.locator("li.message blockquote")).hasCount(0);
        }
    }

    @Test
    void withoutAScriptTheWordsComeBackWithoutTheReply() {
        Company company = stage.open();
        RelationshipId couple = company.unit(Unit.COUPLE);
        MessageId hasty = say(company, couple);
        company.viewer(AMARA).run(() -> messages.withdraw(couple, "together", hasty));
        var jonas = stage.as(company, JONAS);
        var path = "/relationships/" + couple + "/messages/together";
        var refused =
                jonas.post(path, "window", "0." + UUID.randomUUID(), "body", "Please stay", "reply", hasty.toString());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("was taken back meanwhile", ">Please stay</textarea>")
                .contains("name=\"reply\" value=\"\"");
    }

    private MessageId say(Company company, RelationshipId couple) {
        return company.viewer(AMARA)
                .call(() -> messages.send(couple, "together", NewMessage.of(Ids.next(), "I am leaving")));
    }
}
