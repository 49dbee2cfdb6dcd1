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

/** A therapist writes a plan from two techniques, and both partners say what they think of it, each in a browser of their own. */
@OnStage
class PlanJourneyTest {
    @Autowired
    Stage stage;

    private final Playwright playwright = LayoutGate.playwright();
    private final Browser browser = LayoutGate.chromium(playwright);
    private Company company;
    private String plan;

    @BeforeEach
    void open() {
        company = stage.open();
        plan = "http://127.0.0.1:" + stage.port() + "/relationships/" + company.unit(Unit.COUPLE) + "/plan";
    }

    @AfterEach
    void close() {
        playwright.close();
    }

    @Test
    void aPlanOfTwoTechniquesIsWrittenPublishedAndSigned() {
        Page okafor = at(OKAFOR, plan);
        okafor.getByText("Begin a draft").first().click();
        put(okafor, "Active listening");
        put(okafor, "Solution-focused therapy");
        String draft = okafor.url().replaceAll("#.*", "");
        List<LayoutGate.Finding> findings = new ArrayList<>();
        findings.addAll(new LayoutGate(okafor.context()).inspect("plan-draft", draft));
        findings.addAll(new LayoutGate(okafor.context()).inspect("plan-preview", draft + "/preview"));
        okafor.navigate(draft);
        Locator words = okafor.locator("textarea[name$='.statement']").first();
        kept(okafor, () -> words.fill("We talk, and the evening is gone"));
        okafor.reload();
        assertThat(words).hasValue("We talk, and the evening is gone");
        fill(okafor);
        okafor.locator(".plan-bar .go").click();
        assertThat(okafor.locator("#publish")).isVisible();
        assertThat(at(AMARA, plan).locator(".plan")).hasCount(0);
        okafor.locator("button.go:has-text('Publish')").click();
        assertThat(okafor.locator(".plan-said").first()).containsText("Amara: nothing said yet.");

        Page amara = at(AMARA, plan);
        assertThat(amara.locator(".plan")).containsText("We talk, and the evening is gone");
        amara.getByText("I agree with it").click();
        amara.getByText("Sign this version").click();
        Page jonas = at(JONAS, plan);
        jonas.getByText("I want something different").click();
        jonas.locator("textarea").fill("Money first");
        jonas.getByText("Sign this version").click();
        for (Page page : List.of(at(AMARA, plan), jonas, at(OKAFOR, plan))) {
            assertThat(page.locator(".plan-said").first()).containsText("Amara: yes.");
            assertThat(page.locator(".plan-said").first()).containsText("Jonas: wants something different.");
            assertThat(page.locator(".plan-said").first()).containsText("Money first");
        }
        okafor.getByText("Draft a change").click();
        okafor.locator("textarea[name$='.statement']").first().fill("The evening is gone before we talk");
        okafor.locator("[name=deed][value^='down:']").first().click();
        okafor.locator(".plan-bar .go").click();
        okafor.locator("button.go:has-text('Publish')").click();
        String version = okafor.locator(".card-actions a").first().getAttribute("href");
        String site = "http://127.0.0.1:" + stage.port();
        okafor.navigate(site + version);
        assertThat(okafor.locator(".plan-changes")).containsText("The evening is gone before we talk");
        assertThat(okafor.locator(".plan-changes")).containsText("Moved");
        findings.addAll(new LayoutGate(okafor.context()).inspect("plan-version", site + version));
        findings.addAll(new LayoutGate(okafor.context()).inspect("plan-staff", plan));
        findings.addAll(new LayoutGate(amara.context()).inspect("plan-ours", plan));
        okafor.navigate(plan);
        String objective = okafor.locator(".plan-steps a").first().getAttribute("href");
        okafor.navigate(site + objective);
        assertThat(okafor.locator("#ratings")).hasText("How far it has come, from 0 to 10");
        findings.addAll(new LayoutGate(okafor.context()).inspect("plan-objective", site + objective));
        findings.addAll(new LayoutGate(okafor.context())
                .inspect("plan-copies", site + version.replaceAll("/versions/.*", "/copies")));
        assertThat(findings).isEmpty();
    }

    @Test
    void theLaterOfTwoWindowsIsToldAndKeepsItsWords() {
        Page one = at(OKAFOR, plan);
        one.getByText("Begin a draft").first().click();
        put(one, "Active listening");
        Page two = at(OKAFOR, one.url());
        Locator first = one.locator("textarea[name$='.statement']").first();
        Locator second = two.locator("textarea[name$='.statement']").first();
        kept(one, () -> first.fill("What the first window wrote"));
        second.fill("What the second window wrote");
        assertThat(two.locator(".conflict blockquote")).hasText("What the first window wrote");
        assertThat(second).hasValue("What the second window wrote");
        one.reload();
        assertThat(first).hasValue("What the first window wrote");
    }

    private static void kept(Page page, Runnable typing) {
        page.waitForResponse(answer -> answer.url().endsWith("/draft/field") && answer.status() == 204, typing);
    }

    private static void put(Page page, String technique) {
        Locator fold = page.locator("details:has([value^='template:'])");
        if (fold.getAttribute("open") == null) {
            fold.locator("summary").click();
        }
        page.locator("[value^='template:']:has-text('" + technique + "')").click();
        page.waitForLoadState();
    }

    /** The gaps that a template leaves. */
    private static void fill(Page page) {
        page.locator("textarea[name$='.statement']").all().forEach(words -> {
            if (words.inputValue().contains("__")) {
                words.fill(words.inputValue().replace("__", "some"));
            }
        });
        page.locator("input[name$='.weeks']").all().forEach(weeks -> {
            if (weeks.isVisible() && weeks.inputValue().isEmpty()) {
                weeks.fill("4");
            }
        });
        page.locator("input[type=date]").all().forEach(due -> {
            if (due.inputValue().isEmpty()) {
                due.fill("2027-03-01");
            }
        });
    }

    private Page at(Player player, String url) {
        Page page = browser.newContext(new Browser.NewContextOptions().setViewportSize(1024, 844))
                .newPage();
        page.navigate("http://127.0.0.1:" + stage.port() + stage.path(company, player));
        page.navigate(url);
        return page;
    }
}
