package org.relata.practice;

import java.time.Clock;
import java.util.List;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.Viewer;
import org.relata.platform.Entered;
import org.relata.platform.Keeper.Kept;
import org.springframework.stereotype.Component;

/** How people may be reached without harm: said by themselves, or by staff for them. Who may not see how to reach somebody gets NotFound. */
@Component
public class SafeContacts {
    private static final int LONGEST_HOURS = 200;
    private static final int LONGEST_WORD = 60;
    private static final int LONGEST = 1000;

    private final People people;
    private final PersonStore changes;
    private final SafeContactStore store;
    private final Clock clock;

    SafeContacts(People people, PersonStore changes, SafeContactStore store, Clock clock) {
        this.people = people;
        this.changes = changes;
        this.store = store;
        this.clock = clock;
    }

    public SafeContact of(Entered inside, PersonId person) {
        people.contact(inside, person);
        return store.find(inside, person).orElseGet(() -> SafeContact.first(person));
    }

    /** Keeps a note that it was changed, by whom and when. */
    public void set(Entered inside, SafeContact rules) {
        if (rules.hours().length() > LONGEST_HOURS
                || rules.codeword().filter(word -> word.length() > LONGEST_WORD).isPresent()
                || rules.more().filter(words -> words.length() > LONGEST).isPresent()) {
            throw new Refused(
                    "That is too long: times take 200 characters, a codeword 60, and what else there is 1000.");
        }
        if (!of(inside, rules.person()).equals(rules)) {
            store.save(inside, rules);
            changes.recordChange(inside, rules.person(), List.of("safe-contact"), clock.instant());
        }
    }

    /** Whether anything may be mailed to this person. */
    public boolean allowsMail(Kept kept, Viewer whom) {
        return store.allowsMail(kept, whom.practice(), whom.person());
    }
}
