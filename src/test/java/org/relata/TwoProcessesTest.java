package org.relata;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.AMARA;
import static org.relata.cast.Player.HADDAD;
import static org.relata.cast.Player.JONAS;
import static org.relata.cast.Player.OKAFOR;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.relata.kernel.Circle;
import org.relata.kernel.RelationshipId;
import org.relata.live.Ear;
import org.relata.platform.Entrance;
import org.relata.platform.Installation;
import org.relata.platform.Outside;
import org.relata.relationship.NewCare;
import org.relata.relationship.Relationships;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Two processes side by side on one database and one data folder, each a JVM of its own so that one can be killed, with NATS between them. People sign in at a
 * third, which does not know of NATS: sessions are everywhere.
 */
@OnStage
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoProcessesTest {
    /** Longer than it takes to notice that somebody cannot be heard, and to ask. */
    private static final LocatorAssertions.HasCountOptions WITHIN_SECONDS =
            new LocatorAssertions.HasCountOptions().setTimeout(30_000);

    @Autowired
    Stage stage;

    @Autowired
    Installation installation;

    @Autowired
    Outside outside;

    @Autowired
    Relationships relationships;

    @Autowired
    Entrance entrance;

    private final Playwright playwright = LayoutGate.playwright();
    private final Browser browser = LayoutGate.chromium(playwright);
    private final Nats nats = new Nats();
    private OwnServer one;
    private OwnServer other;
    private Company company;
    private RelationshipId couple;

    TwoProcessesTest() throws IOException {}

    /** NATS is not there yet when they start. */
    @BeforeAll
    void start() throws Exception {
        var first = CompletableFuture.supplyAsync(this::server);
        other = server();
        one = first.join();
        assertThat(one.said()).contains("NATS cannot be reached");
        nats.start();
        Ear.until(() -> reached() == 2);
    }

    private OwnServer server() {
        return OwnServer.beside(installation, outside, nats);
    }

    @AfterAll
    void stop() throws InterruptedException {
        playwright.close();
        one.close();
        other.close();
        nats.close();
    }

    @BeforeEach
    void open() {
        company = stage.open();
        couple = company.unit(Unit.COUPLE);
    }

    @Test
    @Order(1)
    void whatAmaraWritesOnOneProcessTheOthersSeeOnTheOtherWithoutAsking() {
        Page amara = page(AMARA, one.port());
        Page jonas = page(JONAS, other.port());
        Page okafor = page(OKAFOR, other.port());
        write(amara, "Shall we talk?");
        for (Page reader : List.of(amara, jonas, okafor)) {
            assertThat(reader.locator("li.message .message-text")).hasText("Shall we talk?");
        }
        write(jonas, "Yes");
        assertThat(messages(amara)).hasCount(2);
    }

    @Test
    @Order(2)
    void whatIsWrittenAloneMovesNothingOnThePartnersLineOfTheOtherProcess() {
        Ear jonas = Ear.of(at(JONAS, other.port()));
        Ear okafor = Ear.of(at(OKAFOR, other.port()));
        Knocking amara = at(AMARA, one.port());
        send(amara, company.person(AMARA).toString(), "Only for you");
        okafor.untilHeard(own(AMARA).id());
        send(amara, "together", "For both of you");
        Circle whole = whole();
        jonas.untilHeard(whole.id());

        assertThat(tidings(jonas))
                .hasSize(1)
                .allMatch(frame -> frame.contains(whole.id().toString()))
                .noneMatch(frame -> frame.contains(own(AMARA).id().toString()));
    }

    @Test
    @Order(3)
    void signingOutOnOneProcessClosesTheLineOnTheOther() {
        Knocking jonas = at(JONAS, one.port());
        Ear line = Ear.of(jonas.at(other.port()));
        jonas.post("/sign-out");
        line.untilClosed();
    }

    @Test
    @Order(4)
    void whoHasLeftTheCareTeamHearsNothingMoreOnAnyProcess() {
        company.viewer(OKAFOR).run(() -> relationships.assignCare(couple, NewCare.therapist(company.person(HADDAD))));
        Ear haddad = Ear.of(at(HADDAD, other.port()));
        Ear okafor = Ear.of(at(OKAFOR, other.port()));
        Knocking amara = at(AMARA, one.port());
        send(amara, "together", "While she was with us");
        haddad.untilHeard(whole().id());
        company.viewer(OKAFOR).run(() -> relationships.endCare(couple, care(HADDAD)));

        send(amara, company.person(AMARA).toString(), "And now");
        okafor.untilHeard(own(AMARA).id());
        assertThat(haddad.heardOf(own(AMARA).id())).isFalse();
    }

    @Test
    @Order(5)
    void whatIsNoneOfOursOnNatsIsIgnoredWithALine() throws Exception {
        try (var intruder = io.nats.client.Nats.connect(nats.address())) {
            for (String nonsense : List.of(
                    "",
                    "{",
                    "[]",
                    "{\"from\":\"x\",\"number\":1,\"gone\":false}",
                    "{\"from\":\"%1$s\",\"number\":1,\"gone\":false,\"practice\":null,\"moved\":[]}",
                    "{\"from\":\"%1$s\",\"number\":1,\"gone\":false,\"practice\":\"%1$s\",\"moved\":[null]}")) {
                intruder.publish(
                        "relata.live", nonsense.formatted(UUID.randomUUID()).getBytes(StandardCharsets.UTF_8));
            }
            intruder.flush(Duration.ofSeconds(5));
        }
        Ear.until(() -> lines(other, "Something on NATS was not ours") == 6);
        Ear jonas = Ear.of(at(JONAS, other.port()));
        send(at(AMARA, one.port()), "together", "Still here");
        jonas.untilHeard(whole().id());
    }

    @Test
    @Order(6)
    void withoutNatsThoseNearbyHearAtOnceAndTheOthersWithinSeconds() throws Exception {
        Page amara = page(AMARA, one.port());
        Page okafor = page(OKAFOR, one.port());
        Page jonas = page(JONAS, other.port());
        nats.kill();
        write(amara, "Is anybody there?");
        assertThat(messages(okafor)).hasCount(1);
        assertThat(messages(jonas)).hasCount(1, WITHIN_SECONDS);

        int before = reached();
        nats.start();
        Ear.until(() -> reached() == before + 2);
        write(jonas, "I am");
        assertThat(messages(amara)).hasCount(2);
    }

    @Test
    @Order(7)
    void aProcessThatIsKilledLosesNoMessageAndItsPagesGoOnWithTheOther() throws Exception {
        try (Doorway doorway = new Doorway(one.port(), other.port())) {
            Page jonas = page(JONAS, doorway.port());
            Page okafor = page(OKAFOR, other.port());
            Knocking amara = at(AMARA, doorway.port());
            List<String> words =
                    IntStream.range(0, 30).mapToObj(i -> "Word " + i).toList();
            for (String word : words) {
                if (word.equals("Word 12")) {
                    CompletableFuture.runAsync(this::killOne);
                }
                sendUntilAcknowledged(amara, word);
            }
            for (Page reader : List.of(jonas, okafor)) {
                assertThat(messages(reader)).hasCount(words.size(), WITHIN_SECONDS);
                assertThat(reader.locator("li.message .message-text").allTextContents())
                        .containsExactlyElementsOf(words);
            }
        }
    }

    private void killOne() {
        try {
            one.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How often both together have said that NATS is there. */
    private int reached() {
        return Stream.of(one, other)
                .mapToInt(server -> lines(server, "NATS is reached"))
                .sum();
    }

    private static int lines(OwnServer server, String words) {
        return (int) server.said().lines().filter(line -> line.contains(words)).count();
    }

    private Knocking at(Player player, int port) {
        return stage.as(company, player).at(port);
    }

    private Page page(Player player, int port) {
        Page page = browser.newContext().newPage();
        page.navigate("http://127.0.0.1:" + stage.port() + stage.path(company, player));
        page.navigate("http://127.0.0.1:" + port + path("together"));
        page.waitForCondition(() -> page.locator("body[data-connected]").count() == 1);
        return page;
    }

    private String path(String conversation) {
        return "/relationships/" + couple + "/messages/" + conversation;
    }

    private static Locator messages(Page page) {
        return page.locator("li.message");
    }

    private static void write(Page page, String text) {
        page.locator("#body").fill(text);
        page.locator("[data-composer] button.go").click();
    }

    private void send(Knocking who, String conversation, String text) {
        who.get(path(conversation));
        assertThat(who.post(path(conversation), "window", "0." + UUID.randomUUID(), "body", text)
                        .statusCode())
                .isEqualTo(302);
    }

    private void sendUntilAcknowledged(Knocking who, String text) {
        String key = "0." + UUID.randomUUID();
        Ear.until(() -> {
            try {
                return who.post(path("together"), "window", key, "body", text).statusCode() == 302;
            } catch (UncheckedIOException e) {
                return false;
            }
        });
    }

    /** All that a page has heard, but that it is still connected and may look again. */
    private static List<String> tidings(Ear ear) {
        return ear.heard().stream()
                .filter(frame -> !frame.equals("{\"moved\":[]}") && !frame.equals("{\"again\":true}"))
                .toList();
    }

    private Circle own(Player member) {
        return company.viewer(member)
                .call(() -> entrance.call(
                        couple, inside -> relationships.circles(inside).member(company.person(member))));
    }

    private Circle whole() {
        return company.viewer(AMARA)
                .call(() -> entrance.call(
                        couple, inside -> relationships.circles(inside).whole().orElseThrow()));
    }

    private UUID care(Player clinician) {
        return company.viewer(OKAFOR).call(() -> relationships.relationship(couple)).careTeam().stream()
                .filter(row -> row.person().equals(company.person(clinician)))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
