package org.relata.scheduling.web;

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
import org.junit.jupiter.api.Test;
import org.relata.LayoutGate;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.springframework.beans.factory.annotation.Autowired;

/** A clinician records and plans sessions, and each member finds their own. */
@OnStage
class SessionPicturesTest {
    @Autowired
    Stage stage;

    private final Playwright playwright = LayoutGate.playwright();
    private final Browser browser = LayoutGate.chromium(playwright);

    @AfterEach
    void close() {
        playwright.close();
    }

    @Test
    void aSessionIsRecordedInTwoClicksAndEachFindsTheirOwnOnPagesThatStand() {
        Company company = stage.open();
        String couple = "http://127.0.0.1:" + stage.port() + "/relationships/" + company.unit(Unit.COUPLE);
        Page okafor = at(company, OKAFOR, couple);
        okafor.getByText("Sessions", new Page.GetByTextOptions().setExact(true)).click();
        okafor.locator("#over ~ * button, section:has(#over) button").first().click();
        assertThat(okafor.locator("h1")).hasText("Session 1");
        String held = okafor.url();

        plan(okafor, couple, true);
        plan(okafor, couple, false);
        Page jonas = at(company, JONAS, couple + "/sessions");
        assertThat(jonas.locator("#content")).containsText("with Amara and Jonas");
        assertThat(jonas.locator("#content")).not().containsText("alone");
        jonas.navigate("http://127.0.0.1:" + stage.port() + "/");
        assertThat(jonas.locator("section:has(#next-session)")).containsText("Session 2");
        Page amara = at(company, AMARA, couple + "/sessions");
        assertThat(amara.locator("#content")).containsText("with you alone");

        List<LayoutGate.Finding> findings = new ArrayList<>();
        LayoutGate staff = new LayoutGate(okafor.context());
        findings.addAll(staff.inspect("scheduling-sessions", couple + "/sessions"));
        findings.addAll(staff.inspect("scheduling-session", held));
        findings.addAll(staff.inspect("relationship-clearance", couple + "/clearance"));
        findings.addAll(staff.inspect("relationship-members-cleared", couple + "/members"));
        String family = couple.replace(
                company.unit(Unit.COUPLE).toString(), company.unit(Unit.FAMILY).toString());
        findings.addAll(staff.inspect("technique-barred", family + "/runs"));
        LayoutGate client = new LayoutGate(amara.context());
        findings.addAll(client.inspect("scheduling-ours", couple + "/sessions"));
        findings.addAll(client.inspect("scheduling-our-session", held));
        assertThat(findings).isEmpty();
    }

    private static void plan(Page page, String couple, boolean both) {
        page.navigate(couple + "/sessions");
        if (!both) {
            page.locator("section:has(#plan) [name=member]")
                    .last()
                    .uncheck(new com.microsoft.playwright.Locator.UncheckOptions().setForce(true));
        }
        page.locator("section:has(#plan) button.go").click();
        assertThat(page.locator("section:has(#ahead)")).isVisible();
    }

    private Page at(Company company, Player player, String url) {
        Page page = browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844))
                .newPage();
        page.navigate("http://127.0.0.1:" + stage.port() + stage.path(company, player));
        page.navigate(url);
        return page;
    }
}
