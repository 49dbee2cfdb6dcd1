package org.relata.platform.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * As whom PostgreSQL's programs run: it refuses root. An ordinary user runs them directly. Root runs them inside a user
 * namespace, where root's files look like an ordinary user's, or, where the system forbids that, as a user without
 * rights who is given the database's files.
 *
 * @param prefix the words before the program's own command line
 * @param servant who owns the database's files when it is not the user who started Relata
 */
record RunAs(Way way, List<String> prefix, Ownership.@Nullable Account servant) {
    enum Way {
        DIRECT,
        USER_NAMESPACE,
        SERVANT
    }

    private static final List<String> DIE_WITH_US = List.of("setpriv", "--pdeathsig=INT");

    /** The ways open to this user, best first. Each is to be tried, as a container may forbid any of them. */
    static List<RunAs> candidates(Set<Way> allowed) {
        List<RunAs> all = new ArrayList<>();
        if (Ownership.me() == Ownership.ROOT) {
            Ownership.servants().forEach(account -> all.add(inNamespace(account)));
            Ownership.servants().forEach(account -> all.add(asServant(account)));
        } else {
            all.add(direct(words("setsid"), DIE_WITH_US));
            all.add(direct());
        }
        return all.stream().filter(way -> allowed.contains(way.way())).toList();
    }

    // A session of its own (setsid) makes Ctrl-C reach Relata alone, which then stops PostgreSQL in good order.

    private static RunAs inNamespace(Ownership.Account account) {
        List<String> namespace =
                words("setsid", "unshare", "--user", "--map-user=" + account.uid(), "--map-group=" + account.gid());
        return new RunAs(Way.USER_NAMESPACE, joined(namespace, DIE_WITH_US), null);
    }

    private static RunAs asServant(Ownership.Account account) {
        List<String> user = words("--reuid=" + account.uid(), "--regid=" + account.gid(), "--clear-groups");
        return new RunAs(Way.SERVANT, joined(words("setsid"), DIE_WITH_US, user), account);
    }

    @SafeVarargs
    private static RunAs direct(List<String>... prefix) {
        return new RunAs(Way.DIRECT, joined(prefix), null);
    }

    /** The same without the kernel's help when Relata dies. */
    RunAs outliving() {
        List<String> kept = prefix.stream()
                .map(word -> word.replace("pdeathsig=INT", "pdeathsig=clear"))
                .toList();
        return new RunAs(way, kept, servant);
    }

    List<String> command(Path program, List<String> arguments) {
        return joined(prefix, List.of(program.toString()), arguments);
    }

    private static List<String> words(String... words) {
        return List.of(words);
    }

    @SafeVarargs
    private static List<String> joined(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }
}
