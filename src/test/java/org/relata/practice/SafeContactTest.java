package org.relata.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.identity.Invitee;
import org.relata.kernel.Capacity;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.platform.Entrance;
import org.relata.platform.Outside;
import org.relata.practice.SafeContact.Voicemail;
import org.relata.practice.SafeContact.Way;
import org.relata.relationship.House;
import org.relata.relationship.Kind;
import org.springframework.beans.factory.annotation.Autowired;

/** How somebody may be reached without harm is between that person and the practice. */
@RelataTest
class SafeContactTest {
    @Autowired
    House house;

    @Autowired
    SafeContacts contacts;

    @Autowired
    People people;

    @Autowired
    Entrance entrance;

    @Autowired
    Outside outside;

    Viewer therapist;
    Viewer amara;
    Viewer jonas;

    @BeforeEach
    void open() {
        therapist = house.open();
        var couple = house.found(therapist, Kind.COUPLE, "Amara Example", "Jonas Example");
        amara = house.clients(therapist, couple).getFirst();
        jonas = house.clients(therapist, couple).getLast();
    }

    @Test
    void onlyThePersonAndWhoWorksWithThemKnow() {
        assertThat(of(amara, amara.person()).isRestricted()).isFalse();
        set(amara, wary(amara.person()));
        assertThat(of(amara, amara.person())).isEqualTo(wary(amara.person()));
        assertThat(of(therapist, amara.person())).isEqualTo(wary(amara.person()));
        for (Viewer other : List.of(jonas, house.hire(therapist, "Not Here", Role.CLINICIAN), house.open())) {
            assertThatThrownBy(() -> of(other, amara.person())).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> set(other, SafeContact.first(amara.person())))
                    .isInstanceOf(NotFound.class);
        }
        assertThat(of(therapist, jonas.person()).isRestricted()).isFalse();
        assertThat(invitee(amara).email()).as("no invitation goes there either").isEmpty();
        set(therapist, wary(jonas.person()));
        assertThat(of(jonas, jonas.person())).isEqualTo(wary(jonas.person()));
    }

    @Test
    void thatItWasChangedIsNotedAndTheWordsAreSealed() {
        set(therapist, wary(amara.person()));
        set(therapist, wary(amara.person()));
        var changes = amara.call(() -> entrance.callEverywhere(inside -> people.changes(inside, amara.person())));
        assertThat(changes)
                .singleElement()
                .satisfies(change -> assertThat(change.fields()).containsExactly("safe-contact"));
        assertThat(outside.seen(
                        "SELECT encode(codeword, 'escape') || encode(more, 'escape') FROM practice.safe_contact WHERE person_id = '"
                                + amara.person() + "'",
                        (row, n) -> row.getString(1)))
                .singleElement()
                .asString()
                .doesNotContain("heron", "listens");
    }

    @Test
    void whatIsTooLongIsRefused() {
        var talkative = new SafeContact(
                amara.person(), Set.of(), Voicemail.NAME, "x".repeat(201), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> set(amara, talkative)).isInstanceOf(Refused.class);
    }

    private Invitee invitee(Viewer whom) {
        return therapist.call(() -> entrance.callEverywhere(inside -> {
            var contact = people.contact(inside, whom.person());
            people.edit(
                    inside,
                    people.person(inside, whom.person()),
                    new Contact(
                            whom.person(),
                            Optional.of("amara@example.org"),
                            contact.phone(),
                            contact.bornOn(),
                            contact.language(),
                            contact.zone(),
                            contact.noGuardianBecause()));
            return people.invitee(inside, whom.person(), Capacity.CLIENT);
        }));
    }

    private static SafeContact wary(PersonId person) {
        return new SafeContact(
                person,
                Set.of(Way.PHONE),
                Voicemail.NEVER,
                "weekdays from 9 to 12",
                Optional.of("heron"),
                Optional.of("My partner listens in."));
    }

    private SafeContact of(Viewer who, PersonId person) {
        return who.call(() -> entrance.callEverywhere(inside -> contacts.of(inside, person)));
    }

    private void set(Viewer who, SafeContact rules) {
        who.run(() -> entrance.runEverywhere(inside -> contacts.set(inside, rules)));
    }
}
