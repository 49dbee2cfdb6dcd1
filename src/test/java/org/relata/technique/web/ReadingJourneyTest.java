package org.relata.technique.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.AMARA;
import static org.relata.cast.Player.JONAS;
import static org.relata.cast.Player.OKAFOR;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator.CheckOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relata.LayoutGate;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.springframework.beans.factory.annotation.Autowired;

/** A therapist sets a page, and who is to read it does. */
@OnStage
class ReadingJourneyTest {
    @Autowired
    Stage stage;

    private final Playwright playwright = LayoutGate.playwright();
    private final Browser browser = LayoutGate.chromium(playwright);

    @AfterEach
    void close() {
        playwright.close();
    }

    @Test
    void aPageIsSetForBothAndReadByOneAndStandsInEverySetting() {
        Company company = stage.open();
        String site = "http://127.0.0.1:" + stage.port();
        String set = site + "/relationships/" + company.unit(Unit.COUPLE) + "/reading";
        Page okafor = at(company, OKAFOR, set);
        okafor.locator("#page").selectOption("insurance");
        for (var member : okafor.locator("[name=member]").all()) {
            member.check(new CheckOptions().setForce(true));
        }
        okafor.locator("[name=how][value=together]").check(new CheckOptions().setForce(true));
        okafor.locator("form:has(#page) button.go").click();
        assertThat(okafor.locator("ul.list.card")).containsText("For Amara");

        Page amara = at(company, AMARA, site + "/");
        amara.locator("section:has(#to-read) .list a").click();
        assertThat(amara.locator("h1")).containsText("Does insurance cover it?");
        List<LayoutGate.Finding> findings = new ArrayList<>();
        LayoutGate client = new LayoutGate(amara.context());
        findings.addAll(client.inspect("reading-page", amara.url()));
        findings.addAll(client.inspect("reading-library", site + "/reading"));
        amara.locator(".reading-mark button").click();
        assertThat(amara.locator(".reading-mark")).hasCount(0);
        okafor.reload();
        assertThat(okafor.locator("ul.list.card")).containsText("has read it");
        assertThat(at(company, JONAS, amara.url()).locator(".reading-mark")).isVisible();
        findings.addAll(new LayoutGate(okafor.context()).inspect("reading-set", set));
        assertThat(findings).isEmpty();
    }

    private Page at(Company company, Player player, String url) {
        Page page = browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844))
                .newPage();
        page.navigate("http://127.0.0.1:" + stage.port() + stage.path(company, player));
        page.navigate(url);
        return page;
    }
}
