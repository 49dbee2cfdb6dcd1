package org.relata.relationship.web;

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
class PeoplePicturesTest {
    @Autowired
    Stage stage;

    @Test
    void everyPageOfPeopleStandsInEverySetting() {
        Company company = stage.open();
        String couple = "/relationships/" + company.unit(Unit.COUPLE);
        String family = "/relationships/" + company.unit(Unit.FAMILY);
        List<LayoutGate.Finding> findings = new ArrayList<>();
        try (Playwright playwright = LayoutGate.playwright();
                Browser browser = LayoutGate.chromium(playwright)) {
            Map<String, String> owner = new LinkedHashMap<>();
            owner.put("today", "/");
            owner.put("people", "/people?whose=all");
            owner.put("people-nobody", "/people?q=zzz");
            owner.put("new", "/relationships/new");
            owner.put("couple", couple);
            owner.put("family-members", family + "/members");
            owner.put("join", family + "/members/new");
            owner.put("care-team", family + "/care-team");
            owner.put("policy", couple + "/policy");
            owner.put("edit", couple + "/edit");
            owner.put("person", "/persons/" + company.person(MIA));
            owner.put("guardian", "/persons/" + company.person(MIA) + "/guardians");
            owner.put("practice", "/practice");
            owner.put("team", "/practice/team");
            owner.put("trail", "/practice/trail");
            owner.put("search", "/search?q=br");
            inspect(browser, company, OKAFOR, owner, findings);
            inspect(
                    browser,
                    company,
                    AMARA,
                    Map.of("home", "/", "our-circle", couple, "access", "/record/access"),
                    findings);
            inspect(browser, company, NOVOTNA, Map.of("biller-couple", couple), findings);
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
            pages.forEach((name, path) -> findings.addAll(gate.inspect("people-" + name, site + path)));
        }
    }
}
