package org.relata.relationship.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.relata.cast.Player.OKAFOR;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.relata.LayoutGate;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Stage;
import org.springframework.beans.factory.annotation.Autowired;

/** A therapist begins a relationship in a real browser. */
@OnStage
class CoupleJourneyTest {
    @Autowired
    Stage stage;

    @Test
    void aCoupleIsBegunInOneFormAndTakenBackInOneClick() {
        onStage(new Browser.NewContextOptions(), page -> {
            begin(page);
            name(page, 0).fill("Noor Azizi");
            name(page, 1).fill("Ines Alves");
            page.getByLabel("Limited").check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create"))
                    .click();

            assertThat(page.locator("h1")).containsText("Noor & Ines");
            assertThat(page.getByLabel("Link for Noor Azizi")).hasValue(Pattern.compile("http.+/invitations/.+"));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo"))
                    .click();
            assertThat(page.locator("h1")).hasText("People");
            assertThat(page.getByText("Noor & Ines")).hasCount(0);
        });
    }

    @Test
    void aFamilyWithAMinorLosesNothingWhileRowsComeAndGo() {
        onStage(new Browser.NewContextOptions(), page -> {
            begin(page);
            page.locator("[name=kind][value=family]").check();
            name(page, 0).fill("Tomás Alves");
            name(page, 1).fill("Pia Alves");
            addMember(page);
            assertThat(name(page, 2)).isFocused();
            assertThat(name(page, 0)).hasValue("Tomás Alves");
            name(page, 2).fill("Lia Alves");
            page.locator("[name=m2-born]")
                    .fill(LocalDate.now(ZoneOffset.UTC).minusYears(9).toString());
            Locator signs = page.locator("#m2-guardian");
            assertThat(signs).containsText("Pia Alves");
            signs.getByLabel("Pia Alves").check();
            addMember(page);
            assertThat(signs.getByLabel("Pia Alves")).isChecked();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove (Member 4)"))
                    .click();
            assertThat(name(page, 3)).hasCount(0);
            page.getByLabel("No secrets").check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create"))
                    .click();
            assertThat(page.locator("h1")).containsText("Tomás & Pia & Lia");
        });
    }

    @Test
    void theFormWorksWithoutAnyScript() {
        onStage(new Browser.NewContextOptions().setJavaScriptEnabled(false), page -> {
            begin(page);
            name(page, 0).fill("Noor Azizi");
            addMember(page);
            assertThat(name(page, 0)).hasValue("Noor Azizi");
            name(page, 1).fill("Ines Alves");
            name(page, 2).fill("Ada Kowalska");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create"))
                    .click();
            assertThat(page.locator(".summary a")).hasCount(2);
            page.getByLabel("Yes, the Ada Kowalska I know here").check();
            page.getByLabel("Individual confidence").check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create"))
                    .click();
            assertThat(page.locator("h1")).containsText("Noor & Ines & Ada");
        });
    }

    private static void begin(Page page) {
        page.navigate(page.url().replaceAll("(//[^/]+).*", "$1/people"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New relationship"))
                .first()
                .click();
        assertThat(page.locator("h1")).hasText("New relationship");
    }

    private static void addMember(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add a member"))
                .click();
    }

    private static Locator name(Page page, int row) {
        return page.locator("[name=m" + row + "-name]");
    }

    private void onStage(Browser.NewContextOptions options, Consumer<Page> play) {
        Company company = stage.open();
        try (Playwright playwright = LayoutGate.playwright();
                Browser browser = LayoutGate.chromium(playwright);
                BrowserContext context = browser.newContext(options)) {
            Page page = context.newPage();
            page.navigate("http://127.0.0.1:" + stage.port() + stage.path(company, OKAFOR));
            play.accept(page);
        }
    }
}
