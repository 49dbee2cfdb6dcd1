package org.relata.notice.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.STAFF;

import java.util.Map;
import java.util.UUID;
import org.relata.kernel.Refused;
import org.relata.notice.Notices;
import org.relata.notice.Preferences;
import org.relata.notice.Subscription;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How one is told of messages: one's own choice and one's own devices. */
@Controller
@OpenTo({CLIENT, STAFF})
@RequestMapping("/account/notices")
class NoticesController {
    private final Notices notices;

    NoticesController(Notices notices) {
        this.notices = notices;
    }

    @GetMapping
    ModelAndView show() {
        return page(PreferenceForm.of(notices.preferences()), HttpStatus.OK);
    }

    /** An undo sends what was chosen before in the same way, as parameters of the address. */
    @PostMapping
    ModelAndView prefer(Form form, Page page, RedirectAttributes flash) {
        Form checked = PreferenceForm.checked(form, page);
        if (!checked.ok()) {
            return page(checked, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Preferences before = notices.prefer(PreferenceForm.preferences(form));
        return done(Flash.of(page.say("notice.saved")).undoneBy(PreferenceForm.address(before)), flash);
    }

    @PostMapping("/devices")
    ModelAndView allow(Form form, Page page, RedirectAttributes flash) {
        try {
            notices.allow(new Subscription(form.value("endpoint"), form.value("p256dh"), form.value("auth")));
        } catch (Refused e) {
            Form asItStands = PreferenceForm.of(notices.preferences());
            return page(asItStands.wrong("", page.say("notice.device.unknown")), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return done(Flash.of(page.say("notice.device.allowed")), flash);
    }

    @PostMapping("/devices/{device}/removal")
    ModelAndView forget(@PathVariable UUID device, Page page, RedirectAttributes flash) {
        notices.forget(device);
        return done(Flash.of(page.say("notice.device.forgotten")), flash);
    }

    private ModelAndView page(Form form, HttpStatus status) {
        NoticesView view = new NoticesView(form, notices.devices(), notices.pushKey());
        return new ModelAndView("notice/notices", Map.of("view", view), status);
    }

    private static ModelAndView done(Flash said, RedirectAttributes flash) {
        flash.addFlashAttribute(Flash.NAME, said);
        return new ModelAndView("redirect:/account/notices");
    }
}
