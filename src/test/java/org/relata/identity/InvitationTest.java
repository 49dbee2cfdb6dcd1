package org.relata.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.TestClock;
import org.relata.identity.AccountState.Stage;
import org.relata.identity.Door.House;
import org.relata.identity.Door.Insider;
import org.relata.identity.Visit.Answer;
import org.relata.kernel.Capacity;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.springframework.beans.factory.annotation.Autowired;

@RelataTest
class InvitationTest {
    @Autowired
    Door door;

    @Autowired
    Invitations invitations;

    @Autowired
    Accounts accounts;

    @Autowired
    Entrance entrance;

    @Autowired
    TestClock clock;

    @Autowired
    Credentials credentials;

    House house;
    PersonId person;
    Viewer amara;

    @BeforeEach
    void open() {
        house = door.house();
        person = door.person(house, "Amara Example");
        amara = new Viewer(house.practice(), person, Capacity.CLIENT);
    }

    @Test
    void threeStepsLeadInsideAndShowTenCodesOnce() {
        String path = Door.path(invite());
        Visit phone = door.visit();
        assertThat(phone.open(path).body()).contains("Welcome, Amara Example").contains("Harbour Street");
        Insider begun = door.begin(phone, amara, path, Door.address(), Door.PASSWORD);
        assertThat(phone.get("/account").location()).as("not in yet").startsWith("/sign-in");
        String before = phone.cookie("relata").orElseThrow();
        Answer done = phone.post(path + "/second-factor", "code", door.code(begun));
        assertThat(done.location()).isEqualTo("/recovery-codes");
        assertThat(phone.cookie("relata").orElseThrow()).isNotEqualTo(before);
        Answer codes = phone.open("/recovery-codes");
        assertThat(codes.body()).containsPattern("([a-z2-9]{5}-?){3}");
        assertThat(phone.post("/recovery-codes").status())
                .as("whose device is it?")
                .isEqualTo(422);
        assertThat(phone.post("/recovery-codes", "device", "own").location()).isEqualTo("/");
        assertThat(phone.get("/recovery-codes").location()).as("shown once").isEqualTo("/account");
        assertThat(phone.open("/account").body()).contains("Amara Example").contains("You have 10 codes left");
    }

    @Test
    void lookingUsesNothingUpAndAcceptingDoes() {
        String path = Door.path(invite());
        for (int i = 0; i < 3; i++) {
            assertThat(door.visit().open(path).status()).isEqualTo(200);
        }
        door.accept(door.visit(), amara, path, Door.address(), Door.PASSWORD);
        assertThat(door.visit().open(path).status()).isEqualTo(404);
    }

    @Test
    void usedOldRevokedReplacedAndUnknownLinksAreOneAnswer() {
        String used = Door.path(invite());
        door.accept(door.visit(), amara, used, Door.address(), Door.PASSWORD);
        String unknown = masked("/invitations/" + Secret.key());
        PersonId jonas = door.person(house, "Jonas Example");
        String replaced = Door.path(door.invite(house, jonas, Capacity.CLIENT, "Jonas Example"));
        String revoked = Door.path(door.invite(house, jonas, Capacity.CLIENT, "Jonas Example"));
        assertThat(masked(replaced)).isEqualTo(unknown);
        ownerDoes(inside -> invitations.revoke(inside, jonas));
        assertThat(masked(revoked)).isEqualTo(unknown);
        String old = Door.path(door.invite(house, jonas, Capacity.CLIENT, "Jonas Example"));
        assertThat(door.visit().open(old).status()).isEqualTo(200);
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        assertThat(masked(old)).isEqualTo(unknown);
        assertThat(masked(used)).isEqualTo(unknown);
    }

    @Test
    void ofFiftyWhoAcceptAtOnceOneSucceeds() throws Exception {
        String key = Door.path(invite()).substring("/invitations/".length());
        assertThat(key).hasSize(43);
        Invitation invitation = enrolments.open(key).orElseThrow();
        Enrolment enrolment =
                enrolments.begin(invitation, Door.address(), Door.PASSWORD, Locale.ENGLISH, "Europe/Berlin");
        String code = door.code(enrolments.setup(enrolment).seed());
        assertThat(raced(50, () -> enrolments.accept(enrolment, code).isPresent()))
                .isEqualTo(1);
    }

    @Test
    void ofFiftyWhoUseOneCodeAtOnceOneSucceeds() throws Exception {
        Insider insider = door.client(house, "Amara Example");
        List<Holder> holder = List.of(Holder.of(insider.viewer()));
        String code = door.code(insider);
        assertThat(raced(50, () -> credentials.prove(holder, code).isPresent())).isEqualTo(1);
        String recovery = insider.codes().getFirst();
        assertThat(raced(50, () -> credentials.prove(holder, recovery).isPresent()))
                .isEqualTo(1);
    }

    @Autowired
    Enrolments enrolments;

    @Test
    void onSomebodyElsesDeviceThatSessionEndsFirstAndThePageSaysSo() {
        Insider jonas = door.client(house, "Jonas Example");
        Visit shared = door.signedIn(jonas);
        String path = Door.path(invite());
        Answer occupied = shared.open(path);
        assertThat(occupied.body())
                .contains("Somebody is signed in on this device")
                .doesNotContain("Welcome, Amara");
        assertThat(shared.post(path, "email", Door.address(), "password", Door.PASSWORD, "language", "en")
                        .location())
                .as("nothing is accepted while another is signed in")
                .isEqualTo(path);
        shared.open(path);
        String old = shared.cookie("relata").orElseThrow();
        Answer begun = shared.follow(shared.post(path + "/beginning"));
        assertThat(begun.body()).contains("The other person is signed out").contains("Welcome, Amara");
        Visit thief = door.visit();
        thief.setCookie("relata", old);
        assertThat(thief.get("/account").location()).startsWith("/sign-in");
        door.accept(shared, amara, path, Door.address(), Door.PASSWORD);
        assertThat(shared.open("/account").body()).contains("Amara Example").doesNotContain("Jonas");
    }

    @Test
    void whatWasTypedIsKeptButNeverThePassword() {
        String path = Door.path(invite());
        Visit visit = door.visit();
        visit.open(path);
        Answer again =
                visit.post(path, "email", "amara", "password", "short77", "language", "de", "zone", "Europe/Berlin");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body())
                .contains("Write an e-mail address", "at least 8 characters", "value=\"amara\"")
                .doesNotContain("short77");
        assertThat(visit.post(path, "email", "a@example.org", "password", "amara2026", "language", "en")
                        .body())
                .contains("made of your name");
    }

    @Test
    void aWrongFirstCodeChangesNothing() {
        String path = Door.path(invite());
        Visit visit = door.visit();
        Insider begun = door.begin(visit, amara, path, Door.address(), Door.PASSWORD);
        Answer wrong = visit.post(path + "/second-factor", "code", "000000");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(Door.seed(wrong))
                .as("the same key, or the app would have to begin again")
                .isEqualTo(begun.seed());
        assertThat(state()).isEqualTo(Stage.INVITED);
        assertThat(visit.post(path + "/second-factor", "code", door.code(begun)).location())
                .isEqualTo("/recovery-codes");
        assertThat(state()).isEqualTo(Stage.ACTIVE);
    }

    @Test
    void staffSeeHowFarSomebodyIs() {
        assertThat(state()).isEqualTo(Stage.NOT_INVITED);
        invite();
        assertThat(state()).isEqualTo(Stage.INVITED);
        clock.advance(Duration.ofDays(8));
        assertThat(state()).isEqualTo(Stage.EXPIRED);
        String path = Door.path(invite());
        door.accept(door.visit(), amara, path, Door.address(), Door.PASSWORD);
        assertThat(state()).isEqualTo(Stage.ACTIVE);
        ownerDoes(inside -> accounts.end(inside, person));
        assertThat(state()).isEqualTo(Stage.LOCKED_OUT);
    }

    @Test
    void nobodyInvitesBeyondTheirReach() {
        Insider biller = door.colleague(house, "Ben Biller", Role.BILLER);
        Insider clinician = door.colleague(house, "Cleo Clinician", Role.CLINICIAN);
        assertThatThrownBy(() -> inviteAs(biller.viewer(), Capacity.CLIENT)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> inviteAs(clinician.viewer(), Capacity.CLIENT))
                .as("no client of theirs")
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> inviteAs(clinician.viewer(), Capacity.STAFF)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> inviteAs(amara, Capacity.CLIENT)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> owner(inside -> invitations.invite(
                        inside,
                        new Invitee(
                                house.owner().viewer().person(),
                                Capacity.CLIENT,
                                "Ada",
                                Optional.empty(),
                                Locale.ENGLISH))))
                .isInstanceOf(Refused.class);
    }

    static int raced(int threads, Supplier<Boolean> attempt) throws Exception {
        CountDownLatch gun = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> runs = IntStream.range(0, threads)
                    .mapToObj(i -> pool.submit(() -> {
                        gun.await();
                        return attempt.get();
                    }))
                    .toList();
            gun.countDown();
            int successes = 0;
            for (Future<Boolean> run : runs) {
                successes += run.get() ? 1 : 0;
            }
            return successes;
        }
    }

    private InvitationLink invite() {
        return door.invite(house, person, Capacity.CLIENT, "Amara Example");
    }

    private void inviteAs(Viewer viewer, Capacity capacity) {
        viewer.run(() -> entrance.runEverywhere(inside -> invitations.invite(
                inside, new Invitee(person, capacity, "Amara Example", Optional.empty(), Locale.ENGLISH))));
    }

    private Stage state() {
        return owner(inside -> accounts.state(inside, person)).stage();
    }

    private <T> T owner(java.util.function.Function<Entered, T> work) {
        return house.owner().viewer().call(() -> entrance.callEverywhere(work));
    }

    private void ownerDoes(Consumer<Entered> work) {
        house.owner().viewer().run(() -> entrance.runEverywhere(work));
    }

    private String masked(String path) {
        Answer answer = door.visit().open(path);
        assertThat(answer.status()).isEqualTo(404);
        return answer.body().replace(path, "*").replaceAll("(value|content)=\"[\\w\\-]{80,}={0,2}\"", "$1=*");
    }
}
