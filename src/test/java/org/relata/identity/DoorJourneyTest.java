package org.relata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.relata.LayoutGate;
import org.relata.RelataTest;
import org.relata.identity.Door.House;
import org.relata.kernel.Capacity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From an invitation to an account, out and in again, in a real browser under the strict policy; each page goes through the layout gate. */
@RelataTest
class DoorJourneyTest {
    private final List<LayoutGate.Finding> findings = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    @Autowired
    Door door;

    @LocalServerPort
    int port;

    @Test
    void anInvitedClientComesInGoesOutAndComesInAgain() {
        House house = door.house();
        InvitationLink link = door.invite(house, door.person(house, "Amara Example"), Capacity.CLIENT, "Amara Example");
        try (Playwright playwright = LayoutGate.playwright();
                Browser browser = LayoutGate.chromium(playwright);
                BrowserContext phone = browser.newContext()) {
            Page page = phone.newPage();
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    violations.add(message.text());
                }
            });
            LayoutGate gate = new LayoutGate(phone);
            String seed = accept(page, gate, Door.path(link));
            page.navigate(at("/account"));
            look(gate, page, "account");
            lockAndUnlock(page, gate);
            signOutAndIn(page, gate, seed);
            assertThat(page.locator("h1").textContent()).isEqualTo("Settings");
        }
        assertThat(findings).isEmpty();
        assertThat(violations).isEmpty();
    }

    private String accept(Page page, LayoutGate gate, String path) {
        page.navigate(at(path));
        look(gate, page, "invitation");
        page.getByLabel("E-mail").fill("amara.journey@example.org");
        page.getByLabel("New password").fill("password1");
        next(page);
        assertThat(page.locator("[data-summary]").textContent()).contains("everybody tries first");
        assertThat(page.getByLabel("E-mail").inputValue()).isEqualTo("amara.journey@example.org");
        assertThat(page.getByLabel("New password").inputValue()).isEmpty();
        page.getByLabel("New password").fill(Door.PASSWORD);
        next(page);
        look(gate, page, "second-factor");
        page.getByText("On this phone").click();
        String seed = page.locator("#seed").textContent();
        page.getByLabel("The code your app shows now").fill(door.code(seed));
        next(page);
        look(gate, page, "recovery-codes");
        assertThat(page.locator("#codes").textContent().lines()).hasSize(10);
        page.getByLabel("Only I use it", new Page.GetByLabelOptions().setExact(true))
                .check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("I have kept them"))
                .click();
        return seed;
    }

    private void lockAndUnlock(Page page, LayoutGate gate) {
        page.locator(".me").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lock"))
                .click();
        assertThat(page.url()).endsWith("/locked?to=%2Faccount");
        look(gate, page, "locked");
        page.getByLabel("Password").fill(Door.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Unlock"))
                .click();
        assertThat(page.url()).isEqualTo(at("/account"));
    }

    private void signOutAndIn(Page page, LayoutGate gate, String seed) {
        page.locator(".me").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(page.url()).isEqualTo(at("/sign-in"));
        page.navigate(at("/account"));
        assertThat(page.url()).isEqualTo(at("/sign-in?to=%2Faccount"));
        look(gate, page, "sign-in");
        page.getByLabel("E-mail").fill("amara.journey@example.org");
        page.getByLabel("Password").fill(Door.PASSWORD);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
        look(gate, page, "code");
        page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).fill(door.code(seed));
        page.getByLabel("Only I use it", new Page.GetByLabelOptions().setExact(true))
                .check();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
    }

    private void look(LayoutGate gate, Page page, String name) {
        findings.addAll(gate.inspect("door-" + name, page.url()));
    }

    private static void next(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Next"))
                .click();
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
