package org.relata.practice.web;

import static org.relata.ui.OpenTo.Who.BILLER;
import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.OWNER;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.practice.Contact;
import org.relata.practice.Guardianship;
import org.relata.practice.Guardianships;
import org.relata.practice.NewPerson;
import org.relata.practice.People;
import org.relata.practice.Person;
import org.relata.practice.Same;
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

/** Who signs for a minor. A guardian may be anybody: a member of the relationship, or somebody who comes to no session. */
@Controller
@OpenTo({OWNER, CLINICIAN, BILLER})
@RequestMapping("/persons/{minor}/guardians")
class GuardianshipController {
    private final Entrance entrance;
    private final People people;
    private final Guardianships guardianships;

    GuardianshipController(Entrance entrance, People people, Guardianships guardianships) {
        this.entrance = entrance;
        this.people = people;
        this.guardianships = guardianships;
    }

    @GetMapping
    ModelAndView ask(@PathVariable PersonId minor) {
        return entrance.callEverywhere(inside -> page(inside, minor, Form.blank(), HttpStatus.OK));
    }

    @PostMapping
    ModelAndView appoint(@PathVariable PersonId minor, Form form, Page page, RedirectAttributes next) {
        try {
            return entrance.callEverywhere(inside -> {
                Form checked = check(inside, form, page);
                if (!checked.ok()) {
                    return page(inside, minor, checked, HttpStatus.UNPROCESSABLE_CONTENT);
                }
                guardianships.appoint(inside, minor, guardian(inside, form), form.given("note"));
                next.addFlashAttribute(Flash.NAME, Flash.of(page.say("practice.guardian.added", form.value("name"))));
                return new ModelAndView("redirect:/persons/" + minor);
            });
        } catch (Refused e) {
            return entrance.callEverywhere(
                    inside -> page(inside, minor, form.wrong("name", e.getMessage()), HttpStatus.CONFLICT));
        }
    }

    @PostMapping("/{guardianship}/end")
    String end(@PathVariable PersonId minor, @PathVariable UUID guardianship, Page page, RedirectAttributes next) {
        entrance.runEverywhere(inside -> guardianships.end(inside, minor, guardianship));
        next.addFlashAttribute(Flash.NAME, Flash.of(page.say("practice.guardian.ended")));
        return "redirect:/persons/" + minor;
    }

    private ModelAndView page(Entered inside, PersonId minor, Form form, HttpStatus status) {
        return new ModelAndView(
                "practice/guardian",
                Map.of(
                        "minor",
                        people.person(inside, minor),
                        "form",
                        form,
                        "known",
                        people.named(inside, form.value("name"))),
                status);
    }

    private Form check(Entered inside, Form form, Page page) {
        Form checked = form;
        if (form.given("name").filter(name -> name.length() <= 200).isEmpty()) {
            return form.wrong("name", page.say("practice.name.missing"));
        }
        if (form.given("email").filter(email -> !Contact.isEmail(email)).isPresent()) {
            checked = checked.wrong("email", page.say("practice.email.wrong"));
        }
        if (form.given("note").filter(Guardianship::isTooLong).isPresent()) {
            checked = checked.wrong("note", page.say("practice.note.long"));
        }
        List<Person> known = people.named(inside, form.value("name"));
        return known.isEmpty() || form.given("same").isPresent()
                ? checked
                : checked.wrong(
                        "same",
                        page.say("practice.same.question", form.value("name").strip()));
    }

    private PersonId guardian(Entered inside, Form form) {
        return form.given("same")
                .flatMap(Same::person)
                .orElseGet(() -> people.add(
                        inside,
                        new NewPerson(form.value("name"), Optional.empty(), form.given("email"), Optional.empty())));
    }
}
