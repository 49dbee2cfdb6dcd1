package org.relata.notice;

import java.util.Optional;
import org.relata.identity.Accounts;
import org.relata.kernel.Viewer;
import org.relata.platform.Keeper.Kept;
import org.relata.practice.SafeContacts;
import org.springframework.stereotype.Component;

/** Who can be told at all: empty for who has no account, or none any more in that capacity. */
@Component
record Recipients(Accounts accounts, PreferenceStore preferences, SafeContacts contacts) {
    Optional<Recipient> find(Kept kept, Viewer whom) {
        return accounts.address(kept, whom).map(address -> new Recipient(whom, address, wish(kept, whom)));
    }

    /** Nothing is mailed to who must not be mailed to, whatever they once chose. */
    private Preferences wish(Kept kept, Viewer whom) {
        var wish = preferences.of(kept, whom);
        return contacts.allowsMail(kept, whom) ? wish : new Preferences(false, wish.push(), wish.quiet());
    }
}
