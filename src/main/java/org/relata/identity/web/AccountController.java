package org.relata.identity.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.STAFF;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.relata.identity.Accounts;
import org.relata.identity.Devices;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.relata.ui.Zones;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: language and zone, and the devices that are remembered. */
@Controller
@OpenTo({CLIENT, STAFF})
@RequestMapping("/account")
class AccountController {
    private final Accounts accounts;
    private final Devices devices;
    private final AccountPage shown;

    AccountController(Accounts accounts, Devices devices, AccountPage shown) {
        this.accounts = accounts;
        this.devices = devices;
        this.shown = shown;
    }

    @GetMapping
    ModelAndView show() {
        return shown.show();
    }

    @PostMapping("/preferences")
    ModelAndView prefer(Form form, Page page, RedirectAttributes flash) {
        boolean known =
                page.languages().stream().anyMatch(option -> option.value().equals(form.value("language")));
        if (!known || !Zones.isOne(form.value("zone"))) {
            return shown.refused("preferences", form.wrong("", page.say("identity.account.unknown")));
        }
        Locale language = Locale.forLanguageTag(form.value("language"));
        accounts.prefer(language, ZoneId.of(form.value("zone")), !form.has("keys", "off"));
        return done(page.say("identity.account.saved"), flash);
    }

    @PostMapping("/devices/{device}/removal")
    ModelAndView forget(@PathVariable UUID device, Page page, RedirectAttributes flash) {
        devices.forget(device);
        return done(page.say("identity.device.forgotten"), flash);
    }

    static ModelAndView done(String sentence, RedirectAttributes flash) {
        flash.addFlashAttribute(Flash.NAME, Flash.of(sentence));
        return new ModelAndView("redirect:/account");
    }
}
