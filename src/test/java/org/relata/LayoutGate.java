package org.relata;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Opens a page as a browser context's visitor and looks at it in six settings, for what axe finds and for what axe cannot
 * see: overflow, squeezed, overlapping, spilling and clipped text, tiny SVG text, small targets, controls over text. A
 * picture of each setting lands in {@code target/screenshots}; no rule replaces looking at it.
 */
public final class LayoutGate {

    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final List<Setting> SETTINGS = List.of(
            new Setting("320", 320, 640, ColorScheme.LIGHT, "100%"),
            new Setting("360", 360, 760, ColorScheme.LIGHT, "100%"),
            new Setting("768", 768, 1024, ColorScheme.LIGHT, "100%"),
            new Setting("1280", 1280, 800, ColorScheme.LIGHT, "100%"),
            new Setting("360-dark", 360, 760, ColorScheme.DARK, "100%"),
            new Setting("360-text-200", 360, 760, ColorScheme.LIGHT, "200%"));
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final String LOOK = script("/layout-gate.js");
    private static final String AXE = script("/axe.min.js");
    private static final String ASK_AXE = """
            tags => axe.run({ runOnly: tags, resultTypes: ['violations'], iframes: false }).then(found => found.violations.map(rule =>
                ["axe:" + rule.id, rule.nodes[0].html + " " + rule.nodes[0].failureSummary]))""";

    private final BrowserContext visitor;

    private record Setting(String name, int width, int height, ColorScheme scheme, String text) {}

    /** What is wrong, where, and in which setting. */
    public record Finding(String page, String setting, String rule, String detail) {}

    /** A gate that sees pages as the one signed in within this context, closed by whoever opened it. */
    public LayoutGate(BrowserContext visitor) {
        this.visitor = visitor;
    }

    /** The machine's Chromium (environment CHROMIUM, else /usr/bin/chromium), without a window and without a network life. */
    public static Browser chromium(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(
                                Path.of(Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium")))
                        .setArgs(List.of(
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Playwright that uses the machine's browser and never fetches one. */
    public static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /** Everything wrong with the page at this address; the name is for findings and pictures. */
    public List<Finding> inspect(String name, String url) {
        try (Page page = visitor.newPage()) {
            List<Finding> findings = new ArrayList<>();
            page.onPageError(error -> findings.add(new Finding(name, "any", "script-error", error)));
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    findings.add(new Finding(name, "any", "policy", message.text()));
                }
            });
            page.navigate(url);
            page.evaluate(AXE);
            for (Setting setting : SETTINGS) {
                enter(page, setting);
                page.screenshot(
                        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + "-" + setting.name() + ".png")));
                Stream.concat(axe(page), layout(page))
                        .map(found -> new Finding(name, setting.name(), found[0], found[1]))
                        .forEach(findings::add);
            }
            return findings;
        }
    }

    private static void enter(Page page, Setting setting) {
        page.setViewportSize(setting.width(), setting.height());
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(setting.scheme()).setReducedMotion(ReducedMotion.REDUCE));
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", setting.text());
        page.evaluate("() => document.fonts.ready.then(() => null)");
        // what is folded away does not move on: its transitions never finish, so the wait has an end
        page.evaluate("""
                () => Promise.race([
                    Promise.all(document.getAnimations().map(a => a.finished.catch(() => null))),
                    new Promise(done => setTimeout(done, 1000)),
                ]).then(() => null)""");
    }

    private static Stream<String[]> axe(Page page) {
        return pairs(page.evaluate(ASK_AXE, TAGS));
    }

    private static Stream<String[]> layout(Page page) {
        return pairs(page.evaluate(LOOK));
    }

    private static Stream<String[]> pairs(Object found) {
        return ((List<?>) found)
                .stream()
                        .map(pair ->
                                ((List<?>) pair).stream().map(String::valueOf).toArray(String[]::new));
    }

    private static String script(String name) {
        try (InputStream in = Objects.requireNonNull(LayoutGate.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
