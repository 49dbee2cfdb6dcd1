package org.relata;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.relata.measure.Measures;
import org.relata.measure.ToDo;
import org.springframework.beans.factory.annotation.Autowired;

/** Takes the pictures of the README anew, from the invented cast: {@code ./relata test -Dtest=Screenshots}. Not part of the other tests. */
@OnStage
class Screenshots {
    private static final Path FOLDER = Path.of("docs/screenshots");

    @Autowired
    Stage stage;

    @Autowired
    Measures measures;

    @Test
    void areTaken() {
        Company company = stage.open();
        String couple = "/relationships/" + company.unit(Unit.COUPLE);
        ToDo waiting = company.viewer(Player.JONAS).call(measures::mine).getFirst();
        try (Playwright playwright = LayoutGate.playwright();
                Browser browser = LayoutGate.chromium(playwright)) {
            take(browser, company, Player.OKAFOR, 1280, "/", "today");
            take(browser, company, Player.OKAFOR, 1280, couple, "relationship");
            take(browser, company, Player.OKAFOR, 1280, couple + "/outcomes/csi-16", "outcome");
            take(browser, company, Player.OKAFOR, 1280, "/outcomes", "outcomes");
            take(browser, company, Player.JONAS, 390, "/", "home");
            take(browser, company, Player.JONAS, 390, couple + "/assignments/" + waiting.assignment(), "check-in");
        }
        assertThat(FOLDER.resolve("today.png")).isNotEmptyFile();
    }

    private void take(Browser browser, Company company, Player player, int width, String path, String name) {
        String site = "http://127.0.0.1:" + stage.port();
        try (BrowserContext context =
                browser.newContext(new Browser.NewContextOptions().setViewportSize(width, width > 500 ? 860 : 780))) {
            Page page = context.newPage();
            page.navigate(site + stage.path(company, player));
            page.navigate(site + path);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
        }
    }
}
