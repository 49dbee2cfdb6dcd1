package org.relata.notice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.relata.LayoutGate;
import org.relata.RelataTest;
import org.relata.identity.Door;
import org.relata.identity.Visit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Allowing notices in a real browser, under the strict policy. What the browser's maker would answer is put in its mouth: there is no way out of here. */
@RelataTest
class AllowingJourneyTest {
    private static final String SUBSCRIBES = """
            PushManager.prototype.subscribe = async (options) => ({
              toJSON: () => ({ endpoint: "https://fcm.googleapis.com/fcm/send/1", keys: { p256dh: "B".repeat(87), auth: "A".repeat(22) } }),
              unsubscribe: async () => options.applicationServerKey.length === 65,
            })""";
    private static final String SCOPE = "navigator.serviceWorker.ready.then((worker) => worker.scope)";

    private final List<String> violations = new ArrayList<>();

    @Autowired
    Door door;

    @LocalServerPort
    int port;

    @Test
    void aDeviceIsAllowedAndOneThatRefusesSaysSo() {
        Visit amara = door.visit();
        door.signIn(amara, door.house().owner(), "own");
        try (Playwright playwright = LayoutGate.playwright();
                Browser browser = LayoutGate.chromium(playwright)) {
            refuse(browser, amara);
            allow(browser, amara);
        }
        assertThat(violations).isEmpty();
    }

    private void refuse(Browser browser, Visit amara) {
        try (BrowserContext phone = phone(browser, amara)) {
            Page page = open(phone);
            page.evaluate("Notification.requestPermission = async () => 'denied'");
            button(page).click();
            assertThat(page.locator("[data-push-said]")).containsText("does not let us show notices");
            page.evaluate("delete window.Notification");
            assertThat(new LayoutGate(phone).inspect("notices", page.url())).isEmpty();
        }
    }

    private void allow(Browser browser, Visit amara) {
        try (BrowserContext phone = phone(browser, amara)) {
            phone.grantPermissions(List.of("notifications"));
            phone.addInitScript(SUBSCRIBES);
            Page page = open(phone);
            button(page).click();
            assertThat(page.locator("#notices")).containsText("This device will show notices from now on.");
            assertThat(page.locator("form[action$='/removal']")).hasCount(1);
            assertThat(page.evaluate(SCOPE)).isEqualTo(at("/"));
        }
    }

    private Page open(BrowserContext phone) {
        Page page = phone.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                violations.add(message.text());
            }
        });
        page.navigate(at("/account/notices"));
        assertThat(page.locator("h1")).hasText("When a message waits");
        return page;
    }

    private BrowserContext phone(Browser browser, Visit amara) {
        BrowserContext phone = browser.newContext();
        phone.addCookies(List.of(new Cookie("relata", amara.cookie("relata").orElseThrow()).setUrl(at("/"))));
        return phone;
    }

    private static Locator button(Page page) {
        return page.locator("[data-push-go]");
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
