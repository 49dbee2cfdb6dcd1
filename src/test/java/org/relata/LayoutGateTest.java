package org.relata;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Playwright;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LayoutGateTest {

    private static final String FAULTS = """
            <!doctype html><html lang="en"><title>Faults</title><body style="margin:0"><main><h1>Faults</h1>
            <div style="width:2000px">wide</div>
            <p style="width:40px">one two three four five six</p>
            <p style="position:relative;height:20px"><span style="position:absolute;top:0">under</span><span style="position:absolute;top:0">above</span></p>
            <a href="#x" style="display:block;width:20px;height:30px;white-space:nowrap">spilling out of its link</a>
            <p style="width:60px;overflow:hidden;white-space:nowrap">clipped at the edge</p>
            <svg width="50" height="20" role="img" aria-label="tiny"><text y="10" font-size="6">tiny</text></svg>
            <button style="width:10px;height:10px;padding:0" aria-label="small"></button>
            <p style="position:relative;height:24px">covered words<button aria-label="cover" style="position:absolute;inset:0"></button></p>
            <p style="color:#ccc">pale</p>
            </main>""";

    @Test
    void theGateCatchesEveryFaultPlanted() {
        String address =
                "data:text/html;base64," + Base64.getEncoder().encodeToString(FAULTS.getBytes(StandardCharsets.UTF_8));
        try (Playwright playwright = LayoutGate.playwright();
                Browser browser = LayoutGate.chromium(playwright);
                BrowserContext nobody = browser.newContext()) {
            assertThat(new LayoutGate(nobody)
                            .inspect("faults", address).stream()
                                    .map(LayoutGate.Finding::rule)
                                    .collect(Collectors.toSet()))
                    .contains(
                            "page-overflow",
                            "squeezed-text",
                            "text-overlap",
                            "text-spills",
                            "text-clipped",
                            "small-svg-text",
                            "small-target",
                            "control-covers",
                            "axe:color-contrast");
        }
    }
}
