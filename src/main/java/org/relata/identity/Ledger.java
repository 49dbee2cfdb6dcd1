package org.relata.identity;

import java.util.List;
import org.relata.platform.Vault;
import org.relata.platform.Vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where credentials stand and what happens to them is noted, for the doors that change them; and the one way in which fresh codes travel. */
@Component
record Ledger(CredentialStore credentials, EventStore events, Vault vault) {
    FreshCodes seal(JdbcClient with, Holder holder, List<String> codes) {
        return new FreshCodes(
                holder, vault.sealForPractice(with, holder.practiceId(), place(holder), String.join("\n", codes)));
    }

    List<String> open(JdbcClient with, FreshCodes codes) {
        Holder holder = codes.holder();
        return vault.openForPractice(with, holder.practiceId(), place(holder), codes.sealed())
                .lines()
                .toList();
    }

    private static Place place(Holder holder) {
        return new Place("identity.recovery_code", holder.person(), "fresh");
    }
}
