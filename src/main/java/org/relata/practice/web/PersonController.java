package org.relata.practice.web;

import static org.relata.ui.OpenTo.Who.BILLER;
import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.OWNER;
import static org.relata.ui.OpenTo.Who.STAFF;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.relata.identity.Accounts;
import org.relata.kernel.PersonId;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.practice.BirthDate;
import org.relata.practice.Contact;
import org.relata.practice.Guardianship;
import org.relata.practice.Guardianships;
import org.relata.practice.People;
import org.relata.practice.Person;
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

/** One person: how they are called and reached. Nothing clinical stands here. */
@Controller
class PersonController {
    private final Entrance entrance;
    private final People people;
    private final Guardianships guardianships;
    private final Accounts accounts;
    private final SafeContacts safe;

    PersonController(
            Entrance entrance, People people, Guardianships guardianships, Accounts accounts, SafeContacts safe) {
        this.entrance = entrance;
        this.people = people;
        this.guardianships = guardianships;
        this.accounts = accounts;
        this.safe = safe;
    }

    @GetMapping("/persons/{id}")
    @OpenTo(STAFF)
    ModelAndView show(@PathVariable PersonId id) {
        return entrance.callEverywhere(inside -> {
            Person person = people.person(inside, id);
            return page(inside, person, filled(person, people.contact(inside, id)), HttpStatus.OK);
        });
    }

    @PostMapping("/persons/{id}")
    @OpenTo({OWNER, CLINICIAN, BILLER})
    ModelAndView save(@PathVariable PersonId id, Form form, Page page, RedirectAttributes next) {
        return entrance.callEverywhere(inside -> {
            Person person = people.person(inside, id);
            Form checked = check(form, page);
            if (!checked.ok()) {
                return page(inside, person, checked, HttpStatus.UNPROCESSABLE_CONTENT);
            }
            people.edit(inside, new Person(id, form.value("name"), form.given("pronouns")), contact(id, form));
            next.addFlashAttribute(Flash.NAME, Flash.of(page.say("practice.person.saved")));
            return new ModelAndView("redirect:/persons/" + id);
        });
    }

    private ModelAndView page(Entered inside, Person person, Form form, HttpStatus status) {
        PersonView view = new PersonView(
                person,
                people.isMinor(inside, person.id()),
                guardianships.of(inside, List.of(person.id())),
                people.changes(inside, person.id()),
                accounts.state(inside, person.id()),
                safe.of(inside, person.id()));
        return new ModelAndView("practice/person", Map.of("view", view, "form", form), status);
    }

    private static Form filled(Person person, Contact contact) {
        return Form.blank()
                .with("name", person.name())
                .with("pronouns", person.pronouns().orElse(""))
                .with("email", contact.email().orElse(""))
                .with("phone", contact.phone().orElse(""))
                .with("born", contact.bornOn().map(LocalDate::toString).orElse(""))
                .with("language", contact.language().toLanguageTag())
                .with("zone", contact.zone().map(ZoneId::getId).orElse(""))
                .with("unsigned", contact.noGuardianBecause().orElse(""));
    }

    private static Form check(Form form, Page page) {
        Form checked = form;
        if (form.given("name").filter(name -> name.length() <= 200).isEmpty()) {
            checked = checked.wrong("name", page.say("practice.name.missing"));
        }
        if (form.given("pronouns").filter(p -> p.length() > 60).isPresent()) {
            checked = checked.wrong("pronouns", page.say("practice.pronouns.long"));
        }
        if (form.given("email").filter(email -> !Contact.isEmail(email)).isPresent()) {
            checked = checked.wrong("email", page.say("practice.email.wrong"));
        }
        if (form.given("phone").filter(phone -> phone.length() > 40).isPresent()) {
            checked = checked.wrong("phone", page.say("practice.phone.long"));
        }
        if (form.given("unsigned").filter(Guardianship::isTooLong).isPresent()) {
            checked = checked.wrong("unsigned", page.say("practice.note.long"));
        }
        return BirthDate.isPlausible(
                        form.value("born"), LocalDate.now(page.visitor().zone()))
                ? checked
                : checked.wrong("born", page.say("practice.born.wrong"));
    }

    private static Contact contact(PersonId id, Form form) {
        return new Contact(
                id,
                form.given("email"),
                form.given("phone"),
                BirthDate.parse(form.value("born")),
                Locale.forLanguageTag(form.given("language").orElse("en")),
                form.given("zone").flatMap(PersonController::zone),
                form.given("unsigned"));
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
