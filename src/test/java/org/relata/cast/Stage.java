package org.relata.cast;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.relata.Knocking;
import org.relata.identity.DemoLinks;
import org.relata.kernel.Capacity;
import org.relata.kernel.PersonId;
import org.relata.kernel.PracticeId;
import org.relata.kernel.Viewer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.stereotype.Component;

/** Opens an example practice for one test and lets its people in over real HTTP. */
@Component
public class Stage {
    private final Cast cast;
    private final DemoLinks links;
    private final ServletWebServerApplicationContext server;

    Stage(Cast cast, DemoLinks links, ServletWebServerApplicationContext server) {
        this.cast = cast;
        this.links = links;
        this.server = server;
    }

    public Company open() {
        Company company = cast.open();
        cast.letIn(company, links);
        return company;
    }

    /** Gives somebody of an example practice an account without any secret. */
    public void enrol(PracticeId practice, PersonId person, List<Capacity> as) {
        links.enrol(new DemoLinks.Character(practice, person, "Somebody", as), Locale.ENGLISH, ZoneOffset.UTC);
    }

    public Knocking as(Viewer viewer) {
        return new Knocking(port()).in(links.to(viewer.practice(), viewer.person(), viewer.capacity()));
    }

    /** Lets somebody in who has come into the company later. */
    public void enrol(Company company, PersonId person, String name) {
        links.enrol(
                new DemoLinks.Character(company.practice(), person, name, List.of(Capacity.CLIENT)),
                Locale.ENGLISH,
                ZoneOffset.UTC);
    }

    public int port() {
        return Objects.requireNonNull(server.getWebServer()).getPort();
    }

    /** The path that signs a player in. */
    public String path(Company company, Player player) {
        return links.to(company.practice(), company.person(player), player.capacity());
    }

    public Knocking as(Company company, Player player) {
        return new Knocking(port()).in(path(company, player));
    }

    public Knocking as(Company company, PersonId person, Capacity capacity) {
        return new Knocking(port()).in(links.to(company.practice(), person, capacity));
    }
}
