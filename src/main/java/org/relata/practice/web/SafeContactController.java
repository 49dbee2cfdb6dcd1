package org.relata.practice.web;

import static org.relata.ui.OpenTo.Who.BILLER;
import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.OWNER;

import java.util.Map;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.practice.People;
import org.relata.practice.SafeContacts;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How somebody may be reached without harm: clients say it for themselves, staff for whom they work with. */
@Controller
class SafeContactController {
    private static final String OWN = "/account/contact";

    private final Entrance entrance;
    private final People people;
    private final SafeContacts contacts;

    SafeContactController(Entrance entrance, People people, SafeContacts contacts) {
        this.entrance = entrance;
        this.people = people;
        this.contacts = contacts;
    }

    @GetMapping(OWN)
    @OpenTo(CLIENT)
    ModelAndView own() {
        return entrance.callEverywhere(inside -> page(inside, inside.viewer().person(), OWN));
    }

    @PostMapping(OWN)
    @OpenTo(CLIENT)
    ModelAndView saveOwn(Form form, Page page, RedirectAttributes next) {
        return entrance.callEverywhere(inside -> save(inside, inside.viewer().person(), OWN, form, page, next));
    }

    @GetMapping("/persons/{id}/contact")
    @OpenTo({OWNER, CLINICIAN, BILLER})
    ModelAndView of(@PathVariable PersonId id) {
        return entrance.callEverywhere(inside -> page(inside, id, path(id)));
    }

    @PostMapping("/persons/{id}/contact")
    @OpenTo({OWNER, CLINICIAN, BILLER})
    ModelAndView save(@PathVariable PersonId id, Form form, Page page, RedirectAttributes next) {
        return entrance.callEverywhere(inside -> save(inside, id, path(id), form, page, next));
    }

    private ModelAndView save(Entered inside, PersonId id, String path, Form form, Page page, RedirectAttributes next) {
        try {
            contacts.set(inside, SafeContactForm.rules(id, form));
        } catch (Refused e) {
            return page(inside, id, path, form.wrong("", e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        next.addFlashAttribute(Flash.NAME, Flash.of(page.say("practice.safe.saved")));
        return new ModelAndView("redirect:" + (path.equals(OWN) ? OWN : "/persons/" + id));
    }

    private ModelAndView page(Entered inside, PersonId id, String path) {
        return page(inside, id, path, SafeContactForm.of(contacts.of(inside, id)), HttpStatus.OK);
    }

    private ModelAndView page(Entered inside, PersonId id, String path, Form form, HttpStatus status) {
        return new ModelAndView(
                "practice/safe-contact",
                Map.of("person", people.person(inside, id), "path", path, "form", form),
                status);
    }

    private static String path(PersonId id) {
        return "/persons/" + id + "/contact";
    }
}
