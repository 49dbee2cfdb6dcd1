package org.relata.identity;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.relata.identity.Enrolments.Setup;
import org.relata.kernel.Viewer;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.springframework.stereotype.Component;

/** The viewer's own password, second factor and recovery codes. Each change asks for the password, and ends every other session. */
@Component
public class OwnCredentials {
    private final Entrance entrance;
    private final Passwords passwords;
    private final OwnCredentialStore store;
    private final Clock clock;

    OwnCredentials(Entrance entrance, Passwords passwords, OwnCredentialStore store, Clock clock) {
        this.entrance = entrance;
        this.passwords = passwords;
        this.store = store;
        this.clock = clock;
    }

    public boolean isMine(String password) {
        Optional<String> hash = entrance.callAtDoor(store::password);
        return hash.isPresent() && passwords.matches(password, hash.get());
    }

    public Optional<String> flaw(String name, String password) {
        return PasswordRules.flaw(password, List.of(name, entrance.callAtDoor(store::email)));
    }

    /** Returns the new epoch, which the session at hand goes on under. */
    public int changePassword(String password) {
        String hash = passwords.hash(password);
        return entrance.callAtDoor(inside -> store.setPassword(inside, hash));
    }

    /** Draws a new seed, sealed: it counts when a code of it has been given. */
    public byte[] drawSeed() {
        return entrance.callAtDoor(inside -> store.sealSeed(inside, Totp.freshSeed()));
    }

    public Setup setup(byte[] sealed) {
        return entrance.callAtDoor(inside -> {
            String seed = store.openSeed(inside, sealed);
            return new Setup(seed, Qr.of(Totp.uri(seed, store.email(inside))));
        });
    }

    /** Returns the new epoch; empty if the code is wrong. */
    public Optional<Integer> changeSeed(byte[] sealed, String code) {
        return entrance.callAtDoor(inside -> {
            OptionalLong step =
                    Totp.step(store.openSeed(inside, sealed), code.replaceAll("\\s", ""), clock.instant(), 0);
            return step.isPresent() ? Optional.of(store.setSeed(inside, sealed, step.getAsLong())) : Optional.empty();
        });
    }

    public FreshCodes renewCodes() {
        return entrance.callAtDoor(inside -> store.setCodes(inside, RecoveryCodes.fresh()));
    }

    /** The codes, for the one page that shows them to the one person whose they are. */
    public List<String> read(FreshCodes codes) {
        return entrance.callAtDoor(
                inside -> codes.holder().equals(Holder.of(Viewer.current())) ? store.open(codes) : List.of());
    }

    public int codesLeft() {
        return entrance.callAtDoor((Entered inside) -> store.codesLeft(inside));
    }
}
