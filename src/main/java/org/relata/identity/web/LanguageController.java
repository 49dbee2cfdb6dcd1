package org.relata.identity.web;

import static org.relata.ui.OpenTo.Who.ANYONE;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.relata.identity.Accounts;
import org.relata.kernel.NotFound;
import org.relata.ui.Back;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Option;
import org.relata.ui.Page;
import org.relata.ui.Presence;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** The language of the interface: a person's own, or a guest's in this browser. */
@Controller
class LanguageController {
    private final Accounts accounts;
    private final Browser browser;

    LanguageController(Accounts accounts, Browser browser) {
        this.accounts = accounts;
        this.browser = browser;
    }

    @PostMapping("/language")
    @OpenTo(ANYONE)
    String choose(HttpServletRequest request, HttpServletResponse response, Form form, Page page) {
        String language = page.languages().stream()
                .map(Option::value)
                .filter(form.value("language")::equals)
                .findFirst()
                .orElseThrow(NotFound::new);
        if (Presence.of(request).viewer().isPresent()) {
            accounts.prefer(
                    Locale.forLanguageTag(language),
                    page.visitor().zone(),
                    page.visitor().keys());
        }
        browser.keepLanguage(response, language);
        return "redirect:" + Back.to(form.value("to"));
    }
}
