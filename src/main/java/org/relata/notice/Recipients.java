package org.relata.notice;

import java.util.Optional;
import org.relata.identity.Accounts;
import org.relata.kernel.Viewer;
import org.relata.platform.Keeper.Kept;
import org.springframework.stereotype.Component;

/** Who can be told at all: empty for who has no account, or none any more in that capacity. */
@Component
record Recipients(Accounts accounts, PreferenceStore preferences) {
    Optional<Recipient> find(Kept kept, Viewer whom) {
        return accounts.address(kept, whom).map(address -> new Recipient(whom, address, preferences.of(kept, whom)));
    }
}
