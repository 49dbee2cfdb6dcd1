package org.relata.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.relata.RelataTest;
import org.relata.identity.Door.House;
import org.relata.identity.Visit.Answer;
import org.relata.kernel.Capacity;
import org.relata.kernel.PersonId;
import org.relata.kernel.Viewer;
import org.relata.platform.Entrance;
import org.relata.platform.Mail;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** An installation of its own, with a mail server and an address of its own, from its first start on. */
@RelataTest
@TestPropertySource(properties = "relata.public-url=https://relata.example")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstDayTest {
    private static final GreenMail POST = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();
    private static final PrintStream CONSOLE = System.out;
    private static final Pattern LINK = Pattern.compile("http://localhost:(\\d+)(/start\\?key=[\\w-]+)");

    @Autowired
    Door door;

    @Autowired
    Invitations invitations;

    @Autowired
    Entrance entrance;

    @Autowired
    Mail mail;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void post(DynamicPropertyRegistry registry) {
        System.setOut(new PrintStream(PRINTED, true, StandardCharsets.UTF_8));
        POST.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> POST.getSmtp().getPort());
    }

    @AfterAll
    static void close() {
        POST.stop();
    }

    @Test
    @Order(1)
    void theFirstStartPrintsALinkThatOpensThePracticeOnce() {
        System.setOut(CONSOLE);
        Matcher printed = LINK.matcher(PRINTED.toString(StandardCharsets.UTF_8));
        assertThat(printed.find()).isTrue();
        assertThat(printed.group(1)).isEqualTo(String.valueOf(port));
        String start = printed.group(2);
        assertThat(door.visit().get("/start?key=AAAA-BBBB-CCCC").status()).isEqualTo(404);
        Visit far = door.visit();
        assertThat(far.get(start, "X-Forwarded-For", "203.0.113.9").status()).isEqualTo(404);
        Visit owner = door.visit();
        assertThat(owner.open(start).body()).contains("Start your practice");
        assertThat(owner.post("/start", "key", key(start), "practice", "", "name", "", "email", "x")
                        .body())
                .contains("Give the practice a name.", "Choose the country");
        Answer opened = owner.post(
                "/start",
                "key",
                key(start),
                "practice",
                "Harbour Street",
                "country",
                "DE",
                "zone",
                "Europe/Berlin",
                "name",
                "Ada Okafor",
                "email",
                "ada@example.org",
                "treats",
                "yes");
        assertThat(opened.location()).startsWith("/invitations/");
        assertThat(door.visit().get(start).status()).as("works once").isEqualTo(404);
        Viewer ada = new Viewer(org.relata.kernel.PracticeId.next(), PersonId.next(), Capacity.STAFF);
        door.accept(owner, ada, opened.location(), "ada@example.org", Door.PASSWORD);
        assertThat(owner.open("/account").body()).contains("Ada Okafor").contains("frame-staff");
    }

    @Test
    @Order(2)
    void overHttpsTheCookiesAreForHttpsAlone() {
        Answer answer = door.visit().get("/sign-in");
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .startsWith("__Host-relata=")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
        assertThat(answer.header("Strict-Transport-Security")).isPresent();
    }

    @Test
    @Order(3)
    void anInvitationGoesOutOnceAndSaysNothing() throws Exception {
        House house = door.house();
        InvitationLink link = invite(house, "amara@example.org");
        assertThat(link.mailed()).isTrue();
        assertThat(POST.waitForIncomingEmail(15_000, 1)).isTrue();
        MimeMessage sent = POST.getReceivedMessages()[0];
        assertThat(sent.getRecipients(RecipientType.TO)[0]).hasToString("amara@example.org");
        assertThat(sent.getFrom()[0]).hasToString("no-reply@relata.example");
        assertThat(sent.getSubject()).isEqualTo("A link for you");
        String text = sent.getContent().toString();
        assertThat(text).contains(link.url()).startsWith("Hello,");
        assertThat(text + sent.getSubject())
                .doesNotContainIgnoringCase("Amara", "Harbour", "therap", "practice", "Ada");
        assertThat(link.url()).startsWith("https://relata.example/invitations/");
        await().atMost(Duration.ofSeconds(10)).until(() -> waiting() == 0);
        assertThat(POST.getReceivedMessages()).hasSize(1);
    }

    @Test
    @Order(4)
    void whatTheServerRefusesIsTriedAgainAndArrivesOnce() throws Exception {
        House house = door.house();
        POST.purgeEmailFromAllMailboxes();
        int port = POST.getSmtp().getPort();
        POST.stop();
        invite(house, "jonas@example.org");
        await().atMost(Duration.ofSeconds(20)).until(() -> failures() > 0);
        assertThat(waiting()).isEqualTo(1);
        GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        try {
            back.start();
            jdbc.sql("UPDATE platform.scheduled_tasks SET execution_time = now() WHERE task_name = 'mail'")
                    .update();
            assertThat(back.waitForIncomingEmail(15_000, 1)).isTrue();
            await().atMost(Duration.ofSeconds(10)).until(() -> waiting() == 0);
            assertThat(back.getReceivedMessages()).hasSize(1);
            assertThat(back.getReceivedMessages()[0].getMessageID()).endsWith("@relata.example>");
        } finally {
            back.stop();
        }
    }

    @Test
    @Order(5)
    void aLetterLeavesWithItsTransactionOrNotAtAll() {
        House house = door.house();
        int before = waiting();
        assertThatThrownBy(() -> house.owner()
                        .viewer()
                        .run(() -> entrance.runEverywhere(inside -> {
                            mail.send(inside, "kim@example.org", "A link for you", "text");
                            throw new IllegalStateException("something else failed");
                        })))
                .isInstanceOf(IllegalStateException.class);
        assertThat(waiting()).isEqualTo(before);
    }

    @Test
    @Order(6)
    void theOutboxDoesNotExistWhereMailGoesOut() {
        House house = door.house();
        assertThat(door.signedIn(house.owner()).get("/practice/outbox").status())
                .isEqualTo(404);
    }

    private InvitationLink invite(House house, String email) {
        PersonId person = door.person(house, "Amara Example");
        return house.owner()
                .viewer()
                .call(() -> entrance.callEverywhere(inside -> invitations.invite(
                        inside,
                        new Invitee(person, Capacity.CLIENT, "Amara Example", Optional.of(email), Locale.ENGLISH))));
    }

    private int waiting() {
        return jdbc.sql("SELECT count(*) FROM platform.scheduled_tasks WHERE task_name = 'mail'")
                .query(Integer.class)
                .single();
    }

    private int failures() {
        return jdbc.sql(
                        "SELECT coalesce(sum(consecutive_failures), 0)::int FROM platform.scheduled_tasks WHERE task_name = 'mail'")
                .query(Integer.class)
                .single();
    }

    private static String key(String start) {
        return Arrays.asList(start.split("=")).getLast();
    }
}
