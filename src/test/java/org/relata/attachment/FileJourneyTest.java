package org.relata.attachment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.AMARA;
import static org.relata.cast.Player.JONAS;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.LayoutGate;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.relata.platform.Outside;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** Attaching in a real browser, with the parts of pages that others put into theirs. */
@OnStage
class FileJourneyTest {
    private static final byte[] WORDS = Files.latin("what Amara wrote");

    @Autowired
    Stage stage;

    @Autowired
    Desk.Opening opening;

    @Autowired
    Outside outside;

    Company company;
    Desk desk;

    @BeforeEach
    void open() {
        company = stage.open();
        desk = Desk.of(company, opening);
    }

    @Test
    void chosenDroppedAndPastedFilesGoUpAndSurviveABrokenLine() {
        inBrowser(page -> {
            var broken = new AtomicInteger(2);
            page.route("**/chunks?offset=524288", route -> {
                if (broken.getAndDecrement() > 0) {
                    route.abort();
                } else {
                    route.resume();
                }
            });
            page.locator("[data-attach] input[type=file]").setInputFiles(new FilePayload[] {
                new FilePayload("long.txt", "text/plain", "a".repeat(1_200_000).getBytes(StandardCharsets.US_ASCII)),
                new FilePayload("us <b>.png", "image/png", Files.encoded(Files.twoHalves(8, 8), "png")),
                new FilePayload("run.exe", "text/plain", Files.latin("MZ\u0090\0"))
            });
            assertThat(page.locator(".attach-list li")).hasCount(2);
            assertThat(page.locator("[role=status].attach-said"))
                    .containsText("run.exe: This kind of file cannot be attached");
            assertThat(page.locator("input[name=file]")).hasCount(2);
            assertThat(page.locator(".attach-name")).hasText(new String[] {"long.txt", "us <b>.png"});
            page.evaluate("""
                    () => {
                      const brought = (name) => { const all = new DataTransfer(); all.items.add(new File(["words"], name, { type: "text/plain" })); return all; };
                      const area = document.querySelector("#words");
                      area.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: brought("dropped.txt") }));
                      area.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: brought("pasted.txt") }));
                    }""");
            assertThat(page.locator("input[name=file]")).hasCount(4);
            page.locator(".attach-list button").first().click();
            assertThat(page.locator("input[name=file]")).hasCount(3);
            assertThat(page.locator(".attach-list button").first()).hasAccessibleName("Remove us <b>.png");
        });
        assertThat(outside.seen(
                        "SELECT received FROM attachment.file WHERE author_id = '" + company.person(AMARA)
                                + "' AND ready_at IS NOT NULL ORDER BY file_id",
                        (row, n) -> row.getInt(1)))
                .hasSize(3)
                .doesNotContain(1_200_000);
    }

    @Test
    void aFormWaitsForFilesOnTheirWayAndOneThatIsCalledOffIsGone() {
        inBrowser(page -> {
            page.route("**/chunks?*", Route::abort);
            page.locator("[data-attach] input[type=file]")
                    .setInputFiles(new FilePayload("slow.txt", "text/plain", WORDS));
            assertThat(page.locator(".attach-list li")).hasCount(1);
            page.locator("#send").click();
            assertThat(page.locator(".attach-said")).containsText("still on its way");
            assertThat(page.locator("#words")).isVisible();
            page.locator(".attach-list button").click();
            assertThat(page.locator(".attach-list li")).hasCount(0);
        });
    }

    @Test
    void whatIsAttachedIsShownWithItsNameAndNothingInItRuns() {
        var picture = desk.ready(
                desk.amara(),
                desk.joint(),
                "<script>alert(1)</script>.png",
                Files.encoded(Files.twoHalves(8, 8), "png"));
        var letter = desk.ready(desk.amara(), desk.joint(), "\"><img src=x onerror=alert(1)>.txt", WORDS);
        var in = desk.give(desk.amara(), desk.joint(), picture, letter);
        var given = desk.of(desk.jonas(), in);
        var html = rendered("attachment/_files.jte", new HashMap<>(Map.of("files", given)));
        inBrowser(JONAS, html, page -> {
            assertThat(page.locator(".file-picture img")).hasAttribute("alt", "script .png");
            page.waitForFunction("() => document.querySelector('.file-picture img').naturalWidth === 8");
            assertThat(page.locator(".file-link")).containsText("1 KB");
            assertThat(page.locator(".files img")).hasCount(1);
        });
    }

    private void inBrowser(Consumer<Page> deed) {
        var control = rendered("attachment/_attach.jte", new HashMap<>(Map.of("circle", desk.joint())));
        inBrowser(
                AMARA,
                "<form method=post action=/nowhere><textarea id=words aria-label=Words></textarea>" + control
                        + "<button id=send>Send</button></form>",
                deed);
    }

    /** Puts the markup on a page of the player's, as htmx would, and acts there; nothing on it may break the policy or fail. */
    private void inBrowser(Player player, String html, Consumer<Page> deed) {
        try (Playwright playwright = LayoutGate.playwright();
                Browser browser = LayoutGate.chromium(playwright)) {
            var page = browser.newContext().newPage();
            var failures = new CopyOnWriteArrayList<String>();
            page.onPageError(failures::add);
            page.onDialog(dialog -> failures.add(dialog.message()));
            page.navigate("http://127.0.0.1:" + stage.port() + stage.path(company, player));
            page.navigate("http://127.0.0.1:" + stage.port() + "/");
            page.evaluate(
                    "html => { document.querySelector('main').innerHTML = html; document.dispatchEvent(new CustomEvent('htmx:load')); }",
                    html);
            deed.accept(page);
            assertThat(failures).isEmpty();
        }
    }

    private String rendered(String template, Map<String, Object> parameters) {
        var out = new StringOutput();
        parameters.put("page", org.relata.ui.Page.guest(new MockHttpServletRequest()));
        parameters.put("relationship", desk.id());
        TemplateEngine.createPrecompiled(ContentType.Html).render(template, parameters, out);
        return out.toString();
    }
}
