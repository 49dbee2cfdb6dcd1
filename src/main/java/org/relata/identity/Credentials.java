package org.relata.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.relata.identity.CredentialStore.Lock;
import org.relata.platform.Keeper;
import org.relata.platform.Keeper.Kept;
import org.relata.platform.Purpose;
import org.relata.platform.Vault;
import org.springframework.stereotype.Component;

/**
 * Proving who is at the keyboard, while nobody is signed in. An address that nobody has, a wrong password and an account that has ended are one
 * answer after the same work.
 */
@Component
public class Credentials {
    /** Where tries with an address that nobody has are kept. */
    private static final List<Holder> NOBODY = List.of(new Holder(new UUID(0, 0), new UUID(0, 0)));

    private final Keeper keeper;
    private final Vault vault;
    private final Passwords passwords;
    private final CredentialStore store;
    private final EventStore events;

    Credentials(Keeper keeper, Vault vault, Passwords passwords, CredentialStore store, EventStore events) {
        this.keeper = keeper;
        this.vault = vault;
        this.passwords = passwords;
        this.store = store;
        this.events = events;
    }

    /** Who has proved to be there, and whether a recovery code did it. */
    public record Proof(Holder holder, boolean byRecoveryCode) {}

    /** Everybody behind this address whose password it is: two persons may share an address, and even a password. */
    public List<Holder> whose(String email, String password) {
        List<Lock> locks = keeper.call(Purpose.SIGNING_IN, kept -> store.at(kept, address(email)));
        List<Boolean> matches =
                passwords.matches(password, locks.stream().map(Lock::password).toList());
        List<Holder> found = new ArrayList<>();
        for (int i = 0; i < locks.size(); i++) {
            if (matches.get(i) && !locks.get(i).ended()) {
                found.add(locks.get(i).holder());
            }
        }
        if (found.isEmpty()) {
            List<Holder> tried =
                    locks.isEmpty() ? NOBODY : locks.stream().map(Lock::holder).toList();
            record(Event.WRONG_PASSWORD, tried);
        }
        return found;
    }

    /** Which of them has this code: from the app, or one of the recovery codes. Whatever proves somebody proves nobody again. */
    public Optional<Proof> prove(List<Holder> candidates, String typed) {
        String code = typed.replaceAll("[\\s\\u00a0]", "");
        Optional<Proof> proof = code.matches("\\d{6}") ? byApp(candidates, code) : byRecoveryCode(candidates, code);
        if (proof.isEmpty()) {
            record(Event.WRONG_CODE, candidates);
        }
        return proof;
    }

    private Optional<Proof> byApp(List<Holder> candidates, String code) {
        List<Holder> found = new ArrayList<>();
        for (Holder holder : candidates) {
            if (keeper.call(Purpose.SIGNING_IN, holder.practiceId(), kept -> step(kept, holder, code))
                    .isPresent()) {
                found.add(holder);
            }
        }
        // one code that is right for two at once decides nothing: the next one will
        return found.size() == 1 && use(found.getFirst(), code)
                ? Optional.of(new Proof(found.getFirst(), false))
                : Optional.empty();
    }

    private boolean use(Holder holder, String code) {
        return keeper.call(Purpose.SIGNING_IN, holder.practiceId(), kept -> {
            OptionalLong step = step(kept, holder, code);
            return step.isPresent() && store.useStep(kept, holder, step.getAsLong());
        });
    }

    private OptionalLong step(Kept kept, Holder holder, String code) {
        return store.seed(kept, holder)
                .map(seed -> Totp.step(
                        vault.openForPractice(
                                kept.jdbc(), holder.practiceId(), CredentialStore.seedOf(holder), seed.sealed()),
                        code,
                        kept.at().toInstant(),
                        seed.lastStep()))
                .orElseGet(OptionalLong::empty);
    }

    private Optional<Proof> byRecoveryCode(List<Holder> candidates, String code) {
        return candidates.stream()
                .filter(holder ->
                        keeper.call(Purpose.SIGNING_IN, holder.practiceId(), kept -> store.useCode(kept, holder, code)))
                .findFirst()
                .map(holder -> new Proof(holder, true));
    }

    /** Whether this is the password of somebody whose session is locked. */
    public boolean unlocks(Holder holder, String password) {
        Optional<String> hash =
                keeper.call(Purpose.SIGNING_IN, holder.practiceId(), kept -> store.password(kept.jdbc(), holder));
        boolean right = hash.isPresent() && passwords.matches(password, hash.get());
        record(right ? Event.UNLOCKED : Event.WRONG_PASSWORD_AT_LOCK, List.of(holder));
        return right;
    }

    void record(Event event, List<Holder> holders) {
        keeper.call(Purpose.SIGNING_IN, kept -> {
            events.add(kept, event, holders);
            return true;
        });
    }

    static String address(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }
}
