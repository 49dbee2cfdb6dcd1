package org.relata.practice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.relata.identity.Enrolments;
import org.relata.identity.Holder;
import org.relata.kernel.NotFound;
import org.relata.kernel.Role;
import org.relata.platform.Installation;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The first practice of an installation. While nobody has an account, the server prints a link at its start that opens one; the key is in memory alone
 * and works once. There is no password before somebody has chosen it.
 */
@Component
public class FirstRun {
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;

    private final AtomicReference<Optional<String>> key = new AtomicReference<>(Optional.empty());
    private final Practices practices;
    private final Enrolments enrolments;
    private final Installation installation;

    FirstRun(Practices practices, Enrolments enrolments, Installation installation) {
        this.practices = practices;
        this.enrolments = enrolments;
        this.installation = installation;
    }

    @EventListener
    void announce(ApplicationReadyEvent ready) {
        if (installation.demo()
                || !(ready.getApplicationContext() instanceof WebServerApplicationContext web)
                || web.getWebServer() == null) {
            return;
        }
        if (enrolments.isAnybodyIn()) {
            System.out.printf("  Open   %s%n", installation.publicUrl());
            return;
        }
        key.set(Optional.of(fresh()));
        System.out.printf(
                "  Open   http://localhost:%d/start?key=%s   (works once, on this machine only)%n",
                web.getWebServer().getPort(), key.get().orElseThrow());
    }

    /** Whether this key opens the first practice. */
    public boolean opens(String typed) {
        return key.get().filter(known -> same(known, typed)).isPresent() && !enrolments.isAnybodyIn();
    }

    /** Uses the key up, opens the practice and returns the path at which its owner chooses a password. */
    public String open(String typed, NewPractice practice, NewPerson owner, boolean treats, Locale language) {
        Optional<String> known = key.get();
        if (!opens(typed) || !key.compareAndSet(known, Optional.empty())) {
            throw new NotFound();
        }
        Set<Role> roles = treats ? Set.of(Role.OWNER, Role.CLINICIAN) : Set.of(Role.OWNER);
        var opened = practices.open(practice, owner, roles);
        return enrolments.first(
                new Holder(opened.practice().value(), opened.owner().value()), owner.name(), owner.email(), language);
    }

    /** A practice was opened, but its owner never chose a password: the path at which to do it after all. */
    public Optional<String> goOn(String typed) {
        return opens(typed) ? enrolments.firstAgain() : Optional.empty();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String fresh() {
        SecureRandom random = new SecureRandom();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            word.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }
}
