package org.relata.practice;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.relata.identity.AccountState;
import org.relata.identity.Accounts;
import org.relata.identity.Invitee;
import org.relata.kernel.Capacity;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.platform.Entered;
import org.relata.practice.SafeContact.Way;
import org.springframework.stereotype.Component;

/** The persons of the practice, as far as the viewer may know of them. Every verb works inside a transaction that has entered. */
@Component
public class People {
    private final PersonStore store;
    private final Accounts accounts;
    private final SafeContactStore safe;
    private final Clock clock;

    People(PersonStore store, Accounts accounts, SafeContactStore safe, Clock clock) {
        this.store = store;
        this.safe = safe;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Adds a person; the name is checked here, so that a form can say what is missing. */
    public PersonId add(Entered inside, NewPerson person) {
        if (person.name().isBlank() || person.name().length() > 200) {
            throw new Refused("A person needs a name of at most 200 characters.");
        }
        PersonId id = PersonId.next();
        store.insert(inside, id, person, clock.instant());
        return id;
    }

    public Person person(Entered inside, PersonId id) {
        return store.people(inside, List.of(id.value())).stream().findFirst().orElseThrow(NotFound::new);
    }

    public Map<PersonId, Person> people(Entered inside, Collection<PersonId> ids) {
        List<UUID> values = ids.stream().map(PersonId::value).distinct().toList();
        return store.people(inside, values).stream().collect(Collectors.toMap(Person::id, person -> person));
    }

    public Contact contact(Entered inside, PersonId id) {
        return store.contact(inside, id).orElseThrow(NotFound::new);
    }

    /** Up to {@code limit} persons whose name or a later word of it starts with the text. */
    public List<Person> find(Entered inside, String text, int limit) {
        String wanted = text.strip();
        return wanted.isEmpty() ? List.of() : store.find(inside, wanted, limit);
    }

    public Map<PersonId, Contact> contacts(Entered inside, Collection<PersonId> ids) {
        List<UUID> values = ids.stream().map(PersonId::value).distinct().toList();
        return store.contacts(inside, values).stream().collect(Collectors.toMap(Contact::person, contact -> contact));
    }

    /** How somebody is invited: by name, in their language, at their address if there is one. */
    public Invitee invitee(Entered inside, PersonId id, Capacity as) {
        Contact contact = contact(inside, id);
        var mail = contact.email()
                .filter(address -> safe.find(inside, id)
                        .map(rules -> rules.allows(Way.MAIL))
                        .orElse(true));
        return new Invitee(id, as, person(inside, id).name(), mail, contact.language());
    }

    public boolean isMinor(Entered inside, PersonId id) {
        return store.contact(inside, id)
                .filter(contact -> contact.isMinor(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)))
                .isPresent();
    }

    /** Those whom the viewer knows by exactly this name, in any case of letters. */
    public List<Person> named(Entered inside, String name) {
        return find(inside, name, 50).stream()
                .filter(person -> person.name().equalsIgnoreCase(name.strip()))
                .toList();
    }

    /** Changes how a person is called and reached, and keeps a note of which details, by whom and when. */
    public void edit(Entered inside, Person person, Contact contact) {
        if (contact.email().filter(email -> !Contact.isEmail(email)).isPresent()) {
            throw new Refused("This e-mail address cannot be right: it needs an @ and no spaces.");
        }
        List<String> changed =
                PersonDetail.changed(person(inside, person.id()), contact(inside, person.id()), person, contact);
        rename(inside, person.id(), person.name(), person.pronouns());
        accounts.rename(inside, person.id(), person.name());
        NotFound.unlessOne(store.update(inside, contact));
        if (!changed.isEmpty()) {
            store.recordChange(inside, person.id(), changed, clock.instant());
        }
    }

    /** Says why nobody signs for this minor. */
    public void excuse(Entered inside, PersonId minor, String because) {
        Contact contact = contact(inside, minor);
        NotFound.unlessOne(store.update(inside, contact.unsigned(because)));
    }

    /** The latest changes of a person's details, newest first. */
    public List<PersonChange> changes(Entered inside, PersonId id) {
        return store.changes(inside, id);
    }

    public void rename(Entered inside, PersonId id, String name, Optional<String> pronouns) {
        String plain = NewPerson.plain(name);
        if (plain.isEmpty() || plain.length() > 200) {
            throw new Refused("A person needs a name of at most 200 characters.");
        }
        NotFound.unlessOne(store.rename(inside, id, plain, pronouns.filter(p -> !p.isBlank())));
    }

    /** Takes back persons who were added by mistake and are named nowhere else. */
    public void forget(Entered inside, Collection<PersonId> ids) {
        if (accounts.states(inside, ids).values().stream().anyMatch(AccountState::hasAccount)) {
            throw new Refused("Somebody has signed in already, so this cannot be taken back. Close it instead.");
        }
        store.delete(inside, ids.stream().map(PersonId::value).toList());
    }
}
