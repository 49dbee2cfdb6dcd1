package org.relata.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relata.LayoutGate;
import org.springframework.context.ConfigurableApplicationContext;

class GalleryTest {

    private static ConfigurableApplicationContext site;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void open() {
        site = Gallery.open();
        playwright = LayoutGate.playwright();
        browser = LayoutGate.chromium(playwright);
    }

    @AfterAll
    static void close() {
        browser.close();
        playwright.close();
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "today",
                "people",
                "relationship",
                "home",
                "checkin",
                "checkin-de",
                "sign-in",
                "sign-in-de",
                "kit",
                "nowhere",
                "fail"
            })
    void everyMockUpPassesTheGate(String name) {
        try (BrowserContext visitor = browser.newContext()) {
            assertThat(new LayoutGate(visitor).inspect(name, Gallery.address(site) + name))
                    .isEmpty();
        }
    }
}
