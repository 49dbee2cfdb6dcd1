package org.relata.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.AMARA;
import static org.relata.cast.Player.JONAS;
import static org.relata.cast.Player.OKAFOR;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Playwright;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.LayoutGate;
import org.relata.TestClock;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.relata.kernel.Ids;
import org.relata.messaging.Absences;
import org.relata.messaging.Boundaries;
import org.relata.messaging.Disclosures;
import org.relata.messaging.MessageId;
import org.relata.messaging.Messages;
import org.relata.messaging.NewMessage;
import org.relata.messaging.Rules;
import org.relata.platform.Entrance;
import org.relata.practice.SafeContact;
import org.relata.practice.SafeContact.Voicemail;
import org.relata.practice.SafeContact.Way;
import org.relata.practice.SafeContacts;
import org.springframework.beans.factory.annotation.Autowired;

@OnStage
class MessagesPicturesTest {
    @Autowired
    Stage stage;

    @Autowired
    Messages messages;

    @Autowired
    Disclosures disclosures;

    @Autowired
    Boundaries boundaries;

    @Autowired
    Absences absences;

    @Autowired
    SafeContacts contacts;

    @Autowired
    Entrance entrance;

    @Autowired
    TestClock clock;

    private Company company;

    @BeforeEach
    void open() {
        company = stage.open();
    }

    @Test
    void everyPageOfMessagesStandsInEverySetting() {
        String couple = "/relationships/" + company.unit(Unit.COUPLE) + "/messages";
        said();
        List<LayoutGate.Finding> findings = new ArrayList<>();
        try (Playwright playwright = LayoutGate.playwright();
                Browser browser = LayoutGate.chromium(playwright)) {
            Map<String, String> therapist = new LinkedHashMap<>();
            therapist.put("inbox", "/messages");
            therapist.put("today", "/");
            therapist.put("together", couple + "/together");
            therapist.put("amara", couple + "/" + company.person(AMARA));
            therapist.put("team", couple + "/team");
            therapist.put("search", couple + "/search?q=the");
            therapist.put("print", couple + "/together/print");
            therapist.put("rules", "/practice/messages");
            therapist.put("away", "/messages/away");
            therapist.put("reach", "/persons/" + company.person(AMARA));
            therapist.put("contact", "/persons/" + company.person(AMARA) + "/contact");
            therapist.put("copies", "/relationships/" + company.unit(Unit.COUPLE) + "/copies");
            inspect(browser, OKAFOR, therapist, findings);
            Map<String, String> client = new LinkedHashMap<>();
            client.put("our-inbox", "/messages");
            client.put("home", "/");
            client.put("our-together", couple + "/together");
            client.put("our-contact", "/account/contact");
            client.put("our-copy", "/relationships/" + company.unit(Unit.COUPLE) + "/copies");
            client.put("alone", couple + "/" + company.person(JONAS));
            inspect(browser, JONAS, client, findings);
            inspect(
                    browser,
                    Player.ADA,
                    Map.of("group", "/relationships/" + company.unit(Unit.GROUP) + "/messages/together"),
                    findings);
        }
        assertThat(findings).isEmpty();
    }

    private void said() {
        company.viewer(OKAFOR).run(() -> {
            boundaries.set(new Rules(
                    true,
                    false,
                    true,
                    true,
                    "within two working days",
                    Map.of(DayOfWeek.MONDAY, new Rules.Span(LocalTime.of(9, 0), LocalTime.of(17, 0)))));
            boundaries.confirm("TelefonSeelsorge", "0800 111 0 111", "day and night, free");
            absences.begin(clock.instant().plus(Duration.ofDays(5)), Optional.empty(), "");
            entrance.runEverywhere(inside -> contacts.set(
                    inside,
                    new SafeContact(
                            company.person(AMARA),
                            Set.of(Way.PHONE),
                            Voicemail.NEVER,
                            "weekdays from 9 to 12",
                            Optional.of("heron"),
                            Optional.of("My partner answers the telephone at home."))));
        });
        MessageId first = say(
                JONAS,
                "together",
                "Good morning both. I have thought about what we said on *Tuesday*:\n\n- the bills\n- my mother’s birthday");
        say(
                AMARA,
                "together",
                "Thank you for writing that down. " + "I would like to begin with the second. ".repeat(6));
        MessageId alone =
                say(JONAS, company.person(JONAS).toString(), "I do not know how to say this in front of her.");
        company.viewer(OKAFOR)
                .run(() -> disclosures.propose(
                        company.unit(Unit.COUPLE), company.person(JONAS).toString(), alone));
        say(AMARA, company.person(AMARA).toString(), "I do not know how to say this in front of him.");
        say(OKAFOR, company.person(JONAS).toString(), "How was the week for you?");
        say(OKAFOR, "team", "To be careful with on Thursday.");
        company.viewer(JONAS)
                .run(() -> messages.amend(
                        company.unit(Unit.COUPLE),
                        "together",
                        first,
                        "Good morning both. The bills, and the birthday."));
        MessageId hasty = say(JONAS, "together", "Never mind");
        company.viewer(JONAS).run(() -> messages.withdraw(company.unit(Unit.COUPLE), "together", hasty));
        say(
                JONAS,
                "together",
                "https://example.org/a-very-long-address-that-nobody-can-break-anywhere-because-it-has-no-space-in-it");
    }

    private MessageId say(Player who, String where, String text) {
        return company.viewer(who)
                .call(() -> messages.send(company.unit(Unit.COUPLE), where, NewMessage.of(Ids.next(), text)));
    }

    private void inspect(Browser browser, Player player, Map<String, String> pages, List<LayoutGate.Finding> findings) {
        String site = "http://127.0.0.1:" + stage.port();
        try (BrowserContext visitor = browser.newContext()) {
            visitor.newPage().navigate(site + stage.path(company, player));
            LayoutGate gate = new LayoutGate(visitor);
            pages.forEach((name, path) -> findings.addAll(gate.inspect("messages-" + name, site + path)));
        }
    }
}
