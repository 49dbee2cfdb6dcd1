package org.relata.measure.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Looks at the charts in a real browser, under the strictest content policy, as people with all kinds of screens do. */
class ChartPicturesTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final List<String> ARGUMENTS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static Playwright playwright;
    private static Browser browser;

    /** How somebody looks at the page. */
    enum Sight {
        PHONE_320(320, false, false),
        PHONE_360(360, false, false),
        TABLET_768(768, false, false),
        DESK_1280(1280, false, false),
        DARK_1280(1280, true, false),
        TEXT_200(360, false, true);

        final int width;
        final boolean dark;
        final boolean twice;

        Sight(int width, boolean dark, boolean twice) {
            this.width = width;
            this.dark = dark;
            this.twice = twice;
        }
    }

    @BeforeAll
    static void openBrowser() throws IOException {
        assumeTrue(Files.isExecutable(CHROMIUM), "needs " + CHROMIUM);
        Files.createDirectories(PICTURES);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(ARGUMENTS));
    }

    @AfterAll
    static void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void chartsAreLegibleAndAccessibleAtEverySize(Sight sight) throws IOException {
        var complaints = new ArrayList<String>();
        try (var page = open(sight, complaints)) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(PICTURES.resolve("charts-" + sight.name().toLowerCase(Locale.ROOT) + ".png")));
            page.evaluate("[...document.querySelectorAll('.oc-table')].slice(0, 3).forEach(d => d.open = true)");
            var violations = new AxeBuilder(page)
                    .setLegacyMode(true)
                    .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                    // the gallery shows two practices on one page, each with its table of shares
                    .disableRules(List.of("landmark-unique"))
                    .analyze()
                    .getViolations();
            violations.forEach(v ->
                    complaints.add(v.getId() + ": " + v.getNodes().getFirst().getHtml()));
            complaints.addAll(faults(page));
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void printsInGreyWithItsTablesOpen() throws IOException {
        var complaints = new ArrayList<String>();
        try (var page = open(Sight.TABLET_768, complaints)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".oc-table table").first().isVisible()).isTrue();
            assertThat(page.locator(".oc-chip p").first().isVisible()).isTrue();
            page.evaluate("document.documentElement.setAttribute('class', 'grey')");
            page.locator("section")
                    .first()
                    .screenshot(new Locator.ScreenshotOptions().setPath(PICTURES.resolve("charts-print.png")));
            page.pdf(new Page.PdfOptions().setPath(PICTURES.resolve("charts-print.pdf")));
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void measurementErrorIsShownByKeyboardAlone() throws IOException {
        try (var page = open(Sight.DESK_1280, new ArrayList<>())) {
            page.locator(".oc-option input").first().focus();
            page.keyboard().press("Space");
            var opacity = page.locator(".whisker").first().evaluate("e => getComputedStyle(e).opacity");
            assertThat(opacity).isEqualTo("0.6");
            page.locator("section")
                    .first()
                    .screenshot(new Locator.ScreenshotOptions().setPath(PICTURES.resolve("chart-whiskers.png")));
        }
    }

    @Test
    void everyChipTellsItsRuleOnFocus() throws IOException {
        try (var page = open(Sight.DESK_1280, new ArrayList<>())) {
            page.locator(".oc-option input").first().focus();
            page.keyboard().press("Shift+Tab");
            assertThat(page.locator(".oc-chip:has(:focus-visible) p").isVisible())
                    .isTrue();
        }
    }

    private Page open(Sight sight, List<String> complaints) throws IOException {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(sight.width, 800)
                .setJavaScriptEnabled(true)
                .setColorScheme(sight.dark ? ColorScheme.DARK : ColorScheme.LIGHT));
        var page = context.newPage();
        page.onConsoleMessage(m -> complaints.add(m.text()));
        var html = gallery();
        Files.writeString(PICTURES.resolve("charts.html"), html);
        page.route("**/*", route -> answer(route, html, sight));
        page.navigate("http://charts.localhost/");
        page.evaluate("document.fonts.ready");
        return page;
    }

    private static void answer(Route route, String html, Sight sight) {
        var path = route.request().url().replaceFirst("http://charts.localhost", "");
        var type = path.endsWith(".css") ? "text/css" : path.endsWith(".woff2") ? "font/woff2" : "text/html";
        var body = switch (path) {
            case "/trial.css" -> trial(sight);
            case "/chart.css" -> resource("/static/css/chart.css");
            case "/face.woff2" ->
                resource(
                        "/static/vendor/atkinson-hyperlegible-next-5.3.0/atkinson-hyperlegible-next-latin-wght-normal.woff2");
            default -> html.getBytes(StandardCharsets.UTF_8);
        };
        route.fulfill(new Route.FulfillOptions()
                .setBodyBytes(body)
                .setHeaders(Map.of(
                        "content-type",
                        type + ";charset=utf-8",
                        "content-security-policy",
                        "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:")));
    }

    private static byte[] trial(Sight sight) {
        var css = new String(resource("/org/relata/measure/trial.css"), StandardCharsets.UTF_8);
        return (css + ".grey{filter:grayscale(1)}" + (sight.twice ? "html{font-size:200%!important}" : ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) {
        try (var in = ChartPicturesTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String gallery() throws IOException {
        var page = new ChartPage()
                .add("How satisfied each feels", "", ChartSamples.couple("couple"))
                .add("The couple as one point", "", ChartSamples.plane("plane"))
                .add("Low mood, turned axis, gaps", "", ChartSamples.turned("turned"))
                .add("A client's own line", "", ChartSamples.ownLine("own"))
                .add("A family", "wide", ChartSamples.family("family"))
                .add("Two hundred answers", "wide", ChartSamples.many("many"))
                .add("Before and after", "", ChartSamples.undated("undated"))
                .add("One answer each", "", ChartSamples.once("once"))
                .add("Partners of the practice", "wide", ChartSamples.partners("partners"))
                .add("Nobody yet", "wide", ChartSamples.nobody("nobody"));
        if (Files.exists(ChartSamples.table2())) {
            page.add("Thirty couples", "wide", ChartSamples.practice("thirty"));
        }
        return page.html();
    }

    /** Faults of layout that an accessibility check does not see. */
    private static List<String> faults(Page page) {
        var found = (List<?>) page.evaluate("""
                () => {
                  const out = [], seen = e => { const r = e.getBoundingClientRect(); return r.width > 1 ? r : null };
                  if (document.documentElement.scrollWidth > innerWidth) out.push('page overflows by ' + (document.documentElement.scrollWidth - innerWidth));
                  for (const svg of document.querySelectorAll('svg[role=img]')) {
                    const frame = svg.getBoundingClientRect(), id = svg.getAttribute('aria-labelledby');
                    const texts = [...svg.querySelectorAll('text')].map(e => [e, seen(e)]).filter(t => t[1]);
                    for (const [e, r] of texts) {
                      const size = parseFloat(getComputedStyle(e).fontSize);
                      if (size < 12) out.push(id + ' small text ' + e.textContent);
                      if (r.left < frame.left - 4 || r.right > frame.right + 4) out.push(id + ' text leaves the picture: ' + e.textContent + ' ' + [r.left - frame.left, r.right - frame.right].map(Math.round));
                      if (r.bottom > frame.bottom + 6) out.push(id + ' text falls out: ' + e.textContent);
                    }
                    for (let i = 0; i < texts.length; i++) for (let j = i + 1; j < texts.length; j++) {
                      const p = texts[i][1], q = texts[j][1];
                      const x = Math.min(p.right, q.right) - Math.max(p.left, q.left), y = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
                      if (x > 2 && y > 5) out.push(id + ' overlap: ' + texts[i][0].textContent + ' / ' + texts[j][0].textContent);
                    }
                  }
                  for (const e of document.querySelectorAll('summary, label')) { const r = seen(e); if (r && r.height < 24) out.push('small target ' + e.textContent) }
                  return [...new Set(out)];
                }
                """);
        return found.stream().map(String::valueOf).toList();
    }
}
