package org.relata.identity;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.relata.identity.EnrolmentStore.Invited;
import org.relata.platform.Keeper;
import org.relata.platform.Keeper.Kept;
import org.relata.platform.Purpose;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Place;
import org.springframework.stereotype.Component;

/** Accepting an invitation: a password, a second factor, ten recovery codes. Nobody is signed in yet, so the keeper does it. */
@Component
public class Enrolments {
    private final Keeper keeper;
    private final Vault vault;
    private final Passwords passwords;
    private final EnrolmentStore store;
    private final Ledger ledger;

    Enrolments(Keeper keeper, Vault vault, Passwords passwords, EnrolmentStore store, Ledger ledger) {
        this.keeper = keeper;
        this.vault = vault;
        this.passwords = passwords;
        this.store = store;
        this.ledger = ledger;
    }

    /** The seed to show, as a picture and to be typed. */
    public record Setup(String seed, Qr picture) {}

    /** The invitation behind a key; empty for one that is unknown, used, taken back or too old, all alike. */
    public Optional<Invitation> open(String key) {
        return keeper.call(Purpose.SIGNING_IN, kept -> store.open(kept, key));
    }

    /** Whether the code that staff told besides is right; a link has five tries. */
    public boolean told(Invitation invitation, String key, String code) {
        return keeper.call(
                Purpose.SIGNING_IN,
                invitation.holder().practiceId(),
                kept -> store.told(kept, invitation, InvitationStore.spoken(key, code)));
    }

    /** The word for what is wrong with a password, as in identity.password; nothing where it will do. */
    public Optional<String> flaw(Invitation invitation, String email, String password) {
        return PasswordRules.flaw(password, List.of(invitation.name(), invitation.practice(), email));
    }

    /** Whether one more account can be reached at this address. */
    public boolean isRoomAt(String email) {
        return keeper.call(
                Purpose.SIGNING_IN,
                kept -> ledger.credentials()
                                .at(kept, Credentials.address(email))
                                .size()
                        < CredentialStore.AT_ONE_ADDRESS);
    }

    /** Chooses the password and draws a seed. Nothing is kept but in the answer, and there only sealed. */
    public Enrolment begin(Invitation invitation, String email, String password, Locale language, String zone) {
        String hash = passwords.hash(password);
        String plain = hash + "\n" + Totp.freshSeed();
        Holder holder = invitation.holder();
        byte[] sealed = keeper.call(
                Purpose.SIGNING_IN,
                holder.practiceId(),
                kept -> vault.sealForPractice(kept.jdbc(), holder.practiceId(), place(invitation.id()), plain));
        return new Enrolment(
                invitation.id(),
                holder,
                invitation.renewal(),
                Credentials.address(email),
                language.toLanguageTag(),
                zone(zone, invitation.zone()),
                sealed);
    }

    public Setup setup(Enrolment enrolment) {
        String seed =
                keeper.call(Purpose.SIGNING_IN, enrolment.holder().practiceId(), kept -> opened(kept, enrolment)[1]);
        return new Setup(seed, Qr.of(Totp.uri(seed, enrolment.email())));
    }

    /** Ends the invitation and opens the account, or replaces what was lost; empty if the code is wrong or somebody was quicker. */
    public Optional<FreshCodes> accept(Enrolment enrolment, String code) {
        Holder holder = enrolment.holder();
        return keeper.call(Purpose.SIGNING_IN, holder.practiceId(), kept -> {
            String[] opened = opened(kept, enrolment);
            OptionalLong step =
                    Totp.step(opened[1], code.replaceAll("\\s", ""), kept.at().toInstant(), 0);
            if (step.isEmpty()) {
                return Optional.empty();
            }
            return store.accept(kept, holder.practice(), enrolment.invitation()).map(as -> {
                List<String> codes = RecoveryCodes.fresh();
                enrol(kept, enrolment, as, opened, step.getAsLong());
                ledger.credentials().replaceCodes(kept.jdbc(), holder, codes);
                return ledger.seal(kept.jdbc(), holder, codes);
            });
        });
    }

    private void enrol(Kept kept, Enrolment enrolment, Invited as, String[] opened, long step) {
        Holder holder = enrolment.holder();
        byte[] seed =
                vault.sealForPractice(kept.jdbc(), holder.practiceId(), CredentialStore.seedOf(holder), opened[1]);
        if (enrolment.renewal()) {
            ledger.credentials().replace(kept, holder, opened[0], seed, step);
            store.endSessions(kept, holder);
            ledger.events().add(kept, Event.RENEWED, holder);
        } else {
            store.insertAccount(kept, holder, as, enrolment.language(), enrolment.zone());
            ledger.credentials().insert(kept, holder, enrolment.email(), opened[0], seed, step);
            ledger.events().add(kept, Event.ENROLLED, holder);
        }
    }

    /** The address of the first invitation, for the owner of a practice that was opened a moment ago. */
    public String first(Holder owner, String name, Optional<String> email, Locale language) {
        String key = Secret.key();
        keeper.call(Purpose.SETTING_UP, owner.practiceId(), kept -> {
            store.insertFirst(kept, owner, name, email, language, key);
            return true;
        });
        return "/invitations/" + key;
    }

    /** Another address in place of the first one, if there was one and it led to nothing. */
    public Optional<String> firstAgain() {
        return keeper.call(Purpose.SETTING_UP, store::first)
                .map(made -> first(made.holder(), made.name(), made.email(), made.language()));
    }

    /** Whether anybody at all has an account in this installation. */
    public boolean isAnybodyIn() {
        return keeper.call(Purpose.SETTING_UP, store::isAnybodyIn);
    }

    private String[] opened(Kept kept, Enrolment enrolment) {
        return vault.openForPractice(
                        kept.jdbc(), enrolment.holder().practiceId(), place(enrolment.invitation()), enrolment.sealed())
                .split("\n", 2);
    }

    private static Place place(UUID invitation) {
        return new Place("identity.invitation", invitation, "enrolment");
    }

    private static String zone(String told, ZoneId otherwise) {
        try {
            return ZoneId.of(told).getId();
        } catch (DateTimeException e) {
            return otherwise.getId();
        }
    }
}
