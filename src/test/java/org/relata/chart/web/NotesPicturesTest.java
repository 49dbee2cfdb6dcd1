package org.relata.chart.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.AMARA;
import static org.relata.cast.Player.OKAFOR;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Playwright;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.relata.LayoutGate;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.relata.chart.NewNote;
import org.relata.chart.Notes;
import org.relata.chart.Typed;
import org.relata.kernel.Ids;
import org.relata.kernel.RelationshipId;
import org.relata.messaging.Messages;
import org.relata.messaging.NewMessage;
import org.springframework.beans.factory.annotation.Autowired;

@OnStage
class NotesPicturesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String SAID = "I am not sure that I want to move at all. I have not told Jonas yet.";

    @Autowired
    Stage stage;

    @Autowired
    Notes notes;

    @Autowired
    Messages messages;

    @Test
    void everyPageOfNotesStandsInEverySetting() {
        Company company = stage.open();
        RelationshipId couple = company.unit(Unit.COUPLE);
        String path = "/relationships/" + couple;
        Map<String, String> pages = new LinkedHashMap<>();
        company.viewer(OKAFOR).run(() -> {
            var note = notes.begin(
                    couple, NewNote.quoting(DAY, "Amara Nwosu, alone with the care team, 20 Nov 2026, 18:05", SAID));
            var beside = notes.begin(couple, new NewNote(DAY, Optional.empty(), "As it was"));
            notes.keep(couple, beside, Typed.in("1.one", 1, "Both spoke for ten minutes. ".repeat(12)));
            notes.keep(couple, beside, Typed.in("1.two", 1, "Plan:\n\n- the bills\n- the birthday"));
            notes.begin(couple, NewNote.about(DAY.plusDays(2)));
            pages.put("list", path + "/notes");
            pages.put("draft", path + "/notes/" + note);
            pages.put("print", path + "/notes/" + note + "/print");
        });
        company.viewer(AMARA)
                .run(() -> messages.send(couple, company.person(AMARA).toString(), NewMessage.of(Ids.next(), SAID)));
        pages.put("overview", path);
        pages.put("empty", "/relationships/" + company.unit(Unit.FAMILY) + "/notes");
        pages.put("message", path + "/messages/" + company.person(AMARA));
        List<LayoutGate.Finding> findings = new ArrayList<>();
        try (Playwright playwright = LayoutGate.playwright();
                Browser browser = LayoutGate.chromium(playwright);
                BrowserContext visitor = browser.newContext()) {
            String site = "http://127.0.0.1:" + stage.port();
            visitor.newPage().navigate(site + stage.path(company, OKAFOR));
            LayoutGate gate = new LayoutGate(visitor);
            pages.forEach((name, page) -> findings.addAll(gate.inspect("notes-" + name, site + page)));
        }
        assertThat(findings).isEmpty();
    }
}
