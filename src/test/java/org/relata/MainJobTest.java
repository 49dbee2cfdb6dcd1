package org.relata;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.relata.identity.Authenticator;
import org.relata.measure.Published;
import org.relata.measure.SharedFiles;

/**
 * The main job from an empty folder on, with a therapist and two partners signed in at once in a browser each: she opens a practice, brings in the
 * published words of the PHQ-9, begins with a couple and invites both; each answers alone; she sees both, and each of them nothing of the other's.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobTest {
    private static final String PASSWORD = "seven quiet herons wait";

    /** Nine scored questions, and the one of how hard it all makes daily life. */
    private static final int PHQ_9 = 10;

    private static final Path FOLDER = OwnServer.freshFolder();
    private static final Playwright PLAYWRIGHT = LayoutGate.playwright();
    private static final Browser BROWSER = LayoutGate.chromium(PLAYWRIGHT);
    private static final Page THERAPIST = window(1280);
    private static @Nullable OwnServer server;

    @AfterAll
    static void close() throws InterruptedException {
        PLAYWRIGHT.close();
        if (server != null) {
            server.close();
        }
    }

    @Test
    @Order(1)
    void aCoupleAnswersApartAndTheTherapistSeesBoth() throws Exception {
        var phq9 = SharedFiles.read("fhir/lforms_phq9_R4.json");
        server = OwnServer.start("serve", FOLDER);
        openPractice(THERAPIST, server.address().toString());
        bringIn(THERAPIST, phq9.name(), phq9.content());
        String[] links = beginCouple(THERAPIST);
        String couple = THERAPIST.url();

        Page amara = window(360);
        Page jonas = window(360);
        accept(amara, links[0], "amara@example.org");
        accept(jonas, links[1], "jonas@example.org");
        ask(THERAPIST, couple);
        answer(amara, "PHQ-9", 1, PHQ_9);
        answer(amara, "How was this week", 1, 5);
        answer(jonas, "PHQ-9", 0, PHQ_9);
        answer(jonas, "How was this week", 1, 5);

        bothOnOneChart(THERAPIST, couple);
        riskIsSeenByTheTherapistAlone(THERAPIST, amara, jonas, couple);
    }

    @Test
    @Order(2)
    void whoComesFromElsewhereBringsHerScoresAndLearnsWhoHasReliablyChanged() throws Exception {
        Assumptions.assumeTrue(server != null, "needs the practice of the test before");
        Path file = Files.writeString(FOLDER.resolveSibling("das.csv"), das());
        var imported = OwnServer.run(
                "import",
                "outcomes",
                file.toString(),
                "--data",
                FOLDER.toString(),
                "--instrument",
                "das",
                "--before",
                "pre",
                "--after",
                "post");
        assertThat(imported.said()).contains("60 scores of 30 relationships came in");
        assertThat(imported.code()).isZero();
        theClassesAreThoseOfThePaper();
    }

    @Test
    @Order(3)
    void aColdCopyGoesOnWhereTheOriginalStood() throws Exception {
        Assumptions.assumeTrue(server != null, "needs the practice of the test before");
        Path copy = OwnServer.freshFolder();
        var tooEarly = OwnServer.run("copy", copy.toString(), "--data", FOLDER.toString());
        assertThat(tooEarly.code()).isNotZero();
        assertThat(tooEarly.said().lines()).hasSize(1);

        Objects.requireNonNull(server).close();
        var copied = OwnServer.run("copy", copy.toString(), "--data", FOLDER.toString());
        assertThat(copied.code()).as(copied.said()).isZero();
        server = OwnServer.start("serve", copy);
        THERAPIST.navigate("http://127.0.0.1:" + server.port() + "/people");
        theClassesAreThoseOfThePaper();
    }

    private static String das() {
        var lines = new StringBuilder("couple,pre,post\n");
        Published.DAS.forEach(one -> lines.append("%s,%s,%s%n".formatted(one.subject(), one.before(), one.after())));
        return lines.toString();
    }

    private static void theClassesAreThoseOfThePaper() {
        go(THERAPIST, "/outcomes?instrument=das&method=jt&r=.80&line=a");
        assertThat(THERAPIST.locator(".oc-shares table"))
                .containsText(Pattern.compile(
                        "recovered\\D+1033%.*improved\\D+620%.*unchanged\\D+1343%.*deteriorated\\D+13%",
                        Pattern.DOTALL));
        assertThat(THERAPIST.locator("#content")).containsText("105.2347");
    }

    private static void openPractice(Page page, String link) {
        page.navigate(link.replace("localhost", "127.0.0.1"));
        page.getByLabel("Name of the practice").fill("Harbour Street");
        page.getByLabel("Country").selectOption("DE");
        page.getByLabel("Your name").fill("Ada Okafor");
        page.getByLabel("Your e-mail").fill("ada@example.org");
        page.getByLabel("Yes, I see clients").check();
        button(page, "Next");
        enrol(page, "ada@example.org");
    }

    private static void enrol(Page page, String email) {
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("New password").fill(PASSWORD);
        button(page, "Next");
        page.getByText("On this phone").click();
        page.getByLabel("The code your app shows now")
                .fill(Authenticator.code(page.locator("#seed").textContent()));
        button(page, "Next");
        page.getByLabel("Only I use it", new Page.GetByLabelOptions().setExact(true))
                .check();
        button(page, "I have kept them");
    }

    private static void bringIn(Page page, String name, byte[] bytes) {
        go(page, "/instruments/phq-9/wording");
        page.locator("#files").setInputFiles(new FilePayload(name, "application/json", bytes));
        page.locator("form:has(#files) button").click();
        page.locator("[name=licence]").check();
        if (page.locator("[name=values]").count() > 0) {
            page.locator("[name=values]").check();
        }
        button(page, "Store the wording");
        assertThat(page.locator("#content")).containsText("Version 1");
    }

    private static String[] beginCouple(Page page) {
        go(page, "/people");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New relationship"))
                .first()
                .click();
        page.locator("[name=m0-name]").fill("Amara Nwosu");
        page.locator("[name=m1-name]").fill("Jonas Lindqvist");
        page.getByLabel("Limited").check();
        button(page, "Create");
        assertThat(page.locator("h1")).containsText("Amara & Jonas");
        return new String[] {
            page.getByLabel("Link for Amara Nwosu").inputValue(),
            page.getByLabel("Link for Jonas Lindqvist").inputValue()
        };
    }

    private static void accept(Page page, String link, String email) {
        page.navigate(link.replace("localhost", "127.0.0.1"));
        enrol(page, email);
    }

    private static void ask(Page page, String couple) {
        page.navigate(couple + "/measures");
        page.locator("[name=instrument][value=phq-9]").check();
        page.locator("[name=instrument][value=relata-week]").check();
        page.locator("button[name=member][value=all]").click();
        assertThat(page.locator("#content")).containsText("PHQ-9");
    }

    /** Answers a form one question a screen, always with the same choice. */
    private static void answer(Page page, String form, int choice, int questions) {
        go(page, "/tasks");
        page.locator("#content li")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile(form, Pattern.CASE_INSENSITIVE)))
                .getByRole(AriaRole.LINK)
                .click();
        for (int question = 1; question <= questions; question++) {
            page.locator(".step:not([hidden]) label").nth(choice).click();
            if (question < questions) {
                page.locator("button[data-next]").click();
            }
        }
        page.getByText("Send", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1")).hasText("Before you send");
        page.locator("button", new Page.LocatorOptions().setHasText("Send")).click();
        assertThat(page.locator("h1")).hasText("Thank you");
    }

    private static void bothOnOneChart(Page page, String couple) {
        page.navigate(couple + "/outcomes/phq-9");
        var chart = page.locator(".outcome").first();
        assertThat(chart).containsText("Amara");
        assertThat(chart).containsText("Jonas");
        assertThat(chart).containsText("cut-off");
    }

    private static void riskIsSeenByTheTherapistAlone(Page therapist, Page amara, Page jonas, String couple) {
        go(therapist, "/tasks");
        assertThat(therapist.locator("#content")).containsText("Amara");
        for (Page partner : new Page[] {amara, jonas}) {
            String other = partner == amara ? "Jonas" : "Amara";
            for (String path : new String[] {"/", "/progress", "/tasks"}) {
                go(partner, path);
                assertThat(partner.locator("#content").innerText()).doesNotContain("PHQ-9 of " + other, "risk");
            }
            for (String path : new String[] {"/outcomes/phq-9", "/outcomes/phq-9.csv", "/measures", "/responses/new"}) {
                assertThat(partner.request().get(couple + path).status())
                        .as(path)
                        .isEqualTo(404);
            }
        }
    }

    private static Page window(int width) {
        return BROWSER.newContext(new Browser.NewContextOptions().setViewportSize(width, 780))
                .newPage();
    }

    private static void go(Page page, String path) {
        page.navigate(page.url().replaceAll("(//[^/]+).*", "$1" + path));
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }
}
