package org.relata.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.OKAFOR;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.relata.LayoutGate;
import org.relata.cast.OnStage;
import org.relata.cast.Stage;
import org.relata.measure.wording.FhirSamples;
import org.springframework.beans.factory.annotation.Autowired;

/** Every page of outcomes, files and instruments, looked at in every setting. */
@OnStage
class OutcomePicturesTest {
    @Autowired
    Stage stage;

    @Test
    void everyPageOfOutcomesStandsInEverySetting() {
        var site = "http://127.0.0.1:" + stage.port();
        var company = stage.open();
        List<LayoutGate.Finding> findings = new ArrayList<>();
        try (Playwright playwright = LayoutGate.playwright();
                Browser browser = LayoutGate.chromium(playwright);
                BrowserContext visitor = browser.newContext()) {
            Page page = visitor.newPage();
            page.navigate(site + stage.path(company, OKAFOR));
            Map<String, String> pages = new LinkedHashMap<>();
            page.navigate(site + "/outcomes");
            var gate = new LayoutGate(visitor);
            findings.addAll(gate.inspect("outcomes-none", site + "/outcomes"));
            pages.put(
                    "import-wrong", chosen(page, site, "couple,das before,das after\n1,90,97\n2,abc,99\n3,200,100\n"));
            findings.addAll(gate.inspect("outcomes-import-wrong", pages.remove("import-wrong")));
            findings.addAll(gate.inspect("outcomes-import-look", chosen(page, site, couples())));
            page.locator("button[value=bring]").click();
            pages.put("import-done", page.url());
            pages.put("import", site + "/outcomes/import");
            pages.put("practice", site + "/outcomes?instrument=das&method=jt&r=.80&line=a");
            pages.put("wrong", site + "/outcomes?instrument=das&r=7&line=c&m0=12");
            pages.put("instruments", site + "/instruments");
            pages.put("phq-9", site + "/instruments/phq-9");
            pages.put("das", site + "/instruments/das");
            pages.put("wording", site + "/instruments/gad-7/wording");
            page.navigate(site + "/instruments/gad-7/wording");
            var file =
                    FhirSamples.questionnaire(FhirSamples.questions(7, i -> "q" + i, FhirSamples.valued(0, 1, 2, 3)));
            page.setInputFiles("#files", new FilePayload(file.name(), "application/json", file.content()));
            page.locator("form[enctype] .btn.go").click();
            pages.put("wording-look", page.url());
            pages.forEach((name, address) -> findings.addAll(gate.inspect("outcomes-" + name, address)));
        }
        assertThat(findings).isEmpty();
    }

    private static String chosen(Page page, String site, String text) {
        page.navigate(site + "/outcomes/import");
        page.setInputFiles(
                "#file", new FilePayload("jt1991_das.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
        page.locator("form[enctype] .btn.go").click();
        return page.url();
    }

    private static String couples() {
        var lines = new StringBuilder("couple,das before,das after\n");
        Published.DAS.forEach(
                course -> lines.append("%s,%s,%s\n".formatted(course.subject(), course.before(), course.after())));
        return lines.toString();
    }
}
