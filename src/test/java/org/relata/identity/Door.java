package org.relata.identity;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.relata.TestClock;
import org.relata.identity.Visit.Answer;
import org.relata.kernel.Capacity;
import org.relata.kernel.PersonId;
import org.relata.kernel.PracticeId;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.platform.Entrance;
import org.relata.practice.NewPerson;
import org.relata.practice.NewPractice;
import org.relata.practice.People;
import org.relata.practice.Practices;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Brings people in as they would come: through invitations, passwords and codes, over HTTP. Each code moves the clock on, since none works twice. */
@Lazy
@Component
public class Door {
    public static final String PASSWORD = "four quiet herons at dusk";

    private static final Pattern SEED = Pattern.compile("id=\"seed\">([A-Z2-7]+)<");
    private static final Pattern CODE = Pattern.compile("[a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{5}");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Practices practices;
    private final People people;
    private final Invitations invitations;
    private final Entrance entrance;
    private final Enrolments enrolments;
    private final TestClock clock;
    private final int port;

    Door(
            Practices practices,
            People people,
            Invitations invitations,
            Entrance entrance,
            Enrolments enrolments,
            TestClock clock,
            @LocalServerPort int port) {
        this.practices = practices;
        this.people = people;
        this.invitations = invitations;
        this.entrance = entrance;
        this.enrolments = enrolments;
        this.clock = clock;
        this.port = port;
    }

    /** Somebody with an account, and all that proves it. */
    public record Insider(Viewer viewer, String email, String password, String seed, List<String> codes) {}

    /** A practice with an owner who treats, and has an account. */
    public record House(PracticeId practice, Insider owner) {}

    public Visit visit() {
        return new Visit(port);
    }

    public House house() {
        var opened = practices.open(
                new NewPractice("Harbour Street", "DE", ZoneId.of("Europe/Berlin"), false),
                NewPerson.named("Ada Okafor"),
                Set.of(Role.OWNER, Role.CLINICIAN));
        Viewer viewer = new Viewer(opened.practice(), opened.owner(), Capacity.STAFF);
        String path = enrolments.first(Holder.of(viewer), "Ada Okafor", Optional.empty(), Locale.ENGLISH);
        return new House(opened.practice(), accept(visit(), viewer, path, address(), PASSWORD));
    }

    public static String address() {
        return "person" + NUMBER.incrementAndGet() + "@example.org";
    }

    public PersonId person(House house, String name) {
        return house.owner()
                .viewer()
                .call(() -> entrance.callEverywhere(inside -> people.add(inside, NewPerson.named(name))));
    }

    public InvitationLink invite(House house, PersonId person, Capacity capacity, String name) {
        return house.owner()
                .viewer()
                .call(() -> entrance.callEverywhere(inside -> invitations.invite(
                        inside, new Invitee(person, capacity, name, Optional.empty(), Locale.ENGLISH))));
    }

    /** A client of the house who has accepted the invitation. */
    public Insider client(House house, String name) {
        return client(house, name, address(), PASSWORD);
    }

    public Insider client(House house, String name, String email, String password) {
        PersonId person = person(house, name);
        InvitationLink link = invite(house, person, Capacity.CLIENT, name);
        return accept(visit(), new Viewer(house.practice(), person, Capacity.CLIENT), path(link), email, password);
    }

    /** A colleague with a role, who has accepted the invitation. */
    public Insider colleague(House house, String name, Role role) {
        PersonId person = person(house, name);
        house.owner().viewer().run(() -> practices.giveRole(person, role));
        InvitationLink link = invite(house, person, Capacity.STAFF, name);
        return accept(visit(), new Viewer(house.practice(), person, Capacity.STAFF), path(link), address(), PASSWORD);
    }

    /** The three steps of an invitation; the visit is signed in afterwards, on a device that is said to be shared. */
    public Insider accept(Visit visit, Viewer viewer, String path, String email, String password) {
        Insider insider = begin(visit, viewer, path, email, password);
        Answer codes = visit.follow(visit.post(path + "/second-factor", "code", code(insider)));
        List<String> kept =
                CODE.matcher(codes.body()).results().map(MatchResult::group).toList();
        visit.post("/recovery-codes", "device", "shared");
        return new Insider(viewer, email, password, insider.seed(), kept);
    }

    /** Only the first step: the link is still good. */
    public Insider begin(Visit visit, Viewer viewer, String path, String email, String password) {
        visit.open(path);
        Answer second = visit.follow(
                visit.post(path, "email", email, "password", password, "language", "en", "zone", "Europe/Berlin"));
        return new Insider(viewer, email, password, seed(second), List.of());
    }

    public static String seed(Answer page) {
        return SEED.matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no seed on this page: " + page.status() + page.body()));
    }

    /** A code that was never used: the clock moves on one step first. */
    public String code(Insider insider) {
        return code(insider.seed());
    }

    public String code(String seed) {
        clock.advance(Duration.ofSeconds(30));
        return Totp.code(seed, clock.instant());
    }

    /** Signs in with password and code, and ends where sign-in leads. */
    public Answer signIn(Visit visit, Insider insider, String device) {
        visit.open("/sign-in");
        Answer asked = visit.follow(visit.post("/sign-in", "email", insider.email(), "password", insider.password()));
        return asked.body().contains("name=\"code\"")
                ? visit.post("/sign-in/code", "code", code(insider), "device", device)
                : asked;
    }

    public Visit signedIn(Insider insider) {
        Visit visit = visit();
        signIn(visit, insider, "shared");
        return visit;
    }

    public static String path(InvitationLink link) {
        return link.url().substring(link.url().indexOf("/invitations/"));
    }
}
