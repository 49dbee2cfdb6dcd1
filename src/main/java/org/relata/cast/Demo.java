package org.relata.cast;

import java.util.List;
import java.util.Optional;
import org.relata.identity.DemoLinks;
import org.relata.kernel.PersonId;
import org.relata.kernel.Viewer;
import org.relata.platform.Entrance;
import org.relata.platform.Installation;
import org.relata.practice.Operators;
import org.relata.practice.People;
import org.relata.practice.Practices;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts the cast into an empty demo, and prints one-click ways in for some of them at every start. */
@Component
class Demo {
    private static final List<Player> SHOWN =
            List.of(Player.OKAFOR, Player.AMARA, Player.JONAS, Player.HADDAD, Player.NOVOTNA);

    private final Installation installation;
    private final Practices practices;
    private final Cast cast;
    private final Talk talk;
    private final Work work;
    private final DemoLinks links;
    private final Operators operators;
    private final Entrance entrance;
    private final People people;

    Demo(
            Installation installation,
            Practices practices,
            Cast cast,
            Talk talk,
            Work work,
            DemoLinks links,
            Operators operators,
            Entrance entrance,
            People people) {
        this.installation = installation;
        this.practices = practices;
        this.cast = cast;
        this.talk = talk;
        this.work = work;
        this.links = links;
        this.operators = operators;
        this.entrance = entrance;
        this.people = people;
    }

    @EventListener
    void open(ApplicationReadyEvent ready) {
        if (!installation.demo()
                || !(ready.getApplicationContext() instanceof WebServerApplicationContext web)
                || web.getWebServer() == null) {
            return;
        }
        if (!practices.isAnyOpen()) {
            System.err.println("  Inviting the cast of the example practice ...");
            Company company = cast.open();
            talk.among(company);
            work.of(company);
            cast.letIn(company, links);
        }
        Viewer okafor = operators.clinician(Optional.of(Cast.address(Player.OKAFOR)));
        String address = "http://localhost:" + web.getWebServer().getPort();
        System.out.printf("  Open   %s%n  Sign in with one click (the links are new at every start):%n", address);
        for (Player player : SHOWN) {
            Optional<PersonId> person = okafor.call(() ->
                    entrance.callEverywhere(inside -> people.find(inside, player.fullName(), 1).stream()
                            .map(found -> found.id())
                            .findFirst()));
            person.ifPresent(id -> System.out.printf(
                    "    %-34s %s%s%n",
                    player.fullName() + ", " + player.part(),
                    address,
                    links.to(okafor.practice(), id, player.capacity())));
        }
    }
}
