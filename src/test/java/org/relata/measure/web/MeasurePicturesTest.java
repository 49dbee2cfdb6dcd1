package org.relata.measure.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.*;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Playwright;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.relata.LayoutGate;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.springframework.beans.factory.annotation.Autowired;

@OnStage
class MeasurePicturesTest {
    @Autowired
    Stage stage;

    @Autowired
    Desk desk;

    @Test
    void everyPageOfMeasuresStandsInEverySetting() {
        Company company = stage.open();
        String couple = "/relationships/" + company.unit(Unit.COUPLE);
        var task = desk.flag(company);
        for (Player player : List.of(AMARA, JONAS)) {
            stage.as(company, player).post(couple + "/shared-measures/relata-week/consent");
        }
        stage.as(company, JONAS).post(couple + "/shared-measures/relata-wellbeing/consent");
        var sent = desk.answer(company, AMARA);
        List<LayoutGate.Finding> findings = new ArrayList<>();
        try (Playwright playwright = LayoutGate.playwright();
                Browser browser = LayoutGate.chromium(playwright)) {
            Map<String, String> therapist = new LinkedHashMap<>();
            therapist.put("measures", couple + "/measures");
            therapist.put("outcome", couple + "/outcomes/csi-16");
            therapist.put("enter", couple + "/responses/new?instrument=relata-week");
            therapist.put("enter-what", couple + "/responses/new");
            therapist.put("response", couple + "/responses/" + sent);
            therapist.put("task", couple + "/tasks/" + task);
            therapist.put("tasks", "/tasks");
            therapist.put("safety", couple + "/outcomes/hits");
            therapist.put("family", "/relationships/" + company.unit(Unit.FAMILY) + "/outcomes/gad-7");
            therapist.put("own", "/instruments/own");
            therapist.put("overview", couple);
            therapist.put("today", "/");
            inspect(browser, company, OKAFOR, therapist, findings);
            Map<String, String> client = new LinkedHashMap<>();
            client.put("home", "/");
            client.put("check-ins", "/tasks");
            client.put("answer", desk.open(company, JONAS));
            client.put("review", desk.open(company, JONAS) + "/review");
            inspect(browser, company, JONAS, client, findings);
            client.clear();
            desk.answer(company, JONAS);
            client.put("thanks", couple + "/responses/" + sent);
            client.put("correct", couple + "/responses/" + sent + "/correction");
            client.put("progress", couple + "/progress");
            inspect(browser, company, AMARA, client, findings);
        }
        assertThat(findings).isEmpty();
    }

    private void inspect(
            Browser browser,
            Company company,
            Player player,
            Map<String, String> pages,
            List<LayoutGate.Finding> findings) {
        String site = "http://127.0.0.1:" + stage.port();
        try (BrowserContext visitor = browser.newContext()) {
            visitor.newPage().navigate(site + stage.path(company, player));
            LayoutGate gate = new LayoutGate(visitor);
            pages.forEach((name, path) -> findings.addAll(gate.inspect("measure-" + name, site + path)));
        }
    }
}
