package org.relata.practice.web;

import static org.relata.ui.OpenTo.Who.OWNER;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import org.relata.kernel.Refused;
import org.relata.platform.Mail;
import org.relata.practice.NewPractice;
import org.relata.practice.Practice;
import org.relata.practice.Practices;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The settings of the practice. */
@Controller
@OpenTo(OWNER)
class PracticeController {
    private final Practices practices;
    private final Mail mail;

    PracticeController(Practices practices, Mail mail) {
        this.practices = practices;
        this.mail = mail;
    }

    @GetMapping("/practice")
    ModelAndView show() {
        Practice practice = practices.practice();
        Form form = Form.blank()
                .with("name", practice.name())
                .with("country", practice.country())
                .with("zone", practice.zone().getId());
        return settings(form, HttpStatus.OK);
    }

    @PostMapping("/practice")
    ModelAndView save(Form form, Page page, RedirectAttributes next) {
        try {
            practices.edit(new NewPractice(form.value("name"), form.value("country"), zone(form, page), false));
        } catch (Refused e) {
            return settings(form.wrong("", e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        next.addFlashAttribute(Flash.NAME, Flash.of(page.say("practice.saved")));
        return new ModelAndView("redirect:/practice");
    }

    private ModelAndView settings(Form form, HttpStatus status) {
        return new ModelAndView("practice/settings", Map.of("form", form, "holdsMail", !mail.sends()), status);
    }

    private static ZoneId zone(Form form, Page page) {
        try {
            return ZoneId.of(form.value("zone"));
        } catch (DateTimeException e) {
            throw new Refused(page.say("practice.zone.missing"));
        }
    }
}
