package org.relata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.identity.Door.House;
import org.relata.identity.Door.Insider;
import org.relata.identity.Visit.Answer;
import org.relata.kernel.Capacity;
import org.relata.kernel.Role;
import org.relata.platform.Entrance;
import org.relata.practice.Practices;
import org.springframework.beans.factory.annotation.Autowired;

@RelataTest
class SignInTest {
    private static final Pattern VARYING = Pattern.compile("(value|content)=\"[\\w\\-]{80,}={0,2}\"");

    @Autowired
    Door door;

    @Autowired
    Accounts accounts;

    @Autowired
    Entrance entrance;

    @Autowired
    Practices practices;

    House house;

    @BeforeEach
    void open() {
        house = door.house();
    }

    @Test
    void passwordAndCodeLeadToThePlaceThatWasAskedFor() {
        Insider amara = door.client(house, "Amara Example");
        Visit visit = door.visit();
        Answer closed = visit.get("/account");
        assertThat(closed.status()).isEqualTo(302);
        assertThat(closed.location()).isEqualTo("/sign-in?to=%2Faccount");
        visit.open("/sign-in?to=/account");
        Answer asked = visit.post(
                "/sign-in", "email", amara.email().toUpperCase(), "password", amara.password(), "to", "/account");
        assertThat(asked.location()).isEqualTo("/sign-in/code");
        assertThat(visit.get("/account").location())
                .as("half signed in is not in")
                .startsWith("/sign-in");
        visit.open("/sign-in/code");
        Answer arrived = visit.post("/sign-in/code", "code", door.code(amara), "device", "own");
        assertThat(arrived.location()).isEqualTo("/account");
        assertThat(visit.open("/account").body()).contains("Amara Example").contains("frame-client");
    }

    @Test
    void noPlaceOutsideLeadsAnywhere() {
        Insider amara = door.client(house, "Amara Example");
        for (String to :
                List.of("//evil.example", "https://evil.example", "/\\evil.example", "/%0d%0aX:1\n", "javascript:1")) {
            Visit visit = door.visit();
            visit.open("/sign-in");
            visit.post("/sign-in", "email", amara.email(), "password", amara.password(), "to", to);
            visit.open("/sign-in/code");
            assertThat(visit.post("/sign-in/code", "code", door.code(amara)).location())
                    .isEqualTo("/");
        }
    }

    @Test
    void theSessionIdChangesAtEveryStep() {
        Insider amara = door.client(house, "Amara Example");
        Visit visit = door.visit();
        List<String> ids = new ArrayList<>();
        visit.open("/sign-in");
        ids.add(session(visit));
        visit.post("/sign-in", "email", amara.email(), "password", amara.password());
        ids.add(session(visit));
        visit.open("/sign-in/code");
        visit.post("/sign-in/code", "code", door.code(amara));
        ids.add(session(visit));
        visit.open("/account");
        visit.post("/lock");
        visit.open("/locked");
        visit.post("/locked", "password", amara.password());
        ids.add(session(visit));
        assertThat(ids).doesNotHaveDuplicates().hasSize(4);
        for (String old : ids.subList(0, 3)) {
            Visit thief = door.visit();
            thief.setCookie("relata", old);
            assertThat(thief.get("/account").location()).startsWith("/sign-in");
        }
    }

    @Test
    void aCodeIsGoodOnce() {
        Insider amara = door.client(house, "Amara Example");
        String code = door.code(amara);
        assertThat(withCode(amara, code).location()).isEqualTo("/");
        assertThat(withCode(amara, code).status()).isEqualTo(422);
    }

    @Test
    void aRecoveryCodeIsGoodOnceHoweverItIsTyped() {
        Insider amara = door.client(house, "Amara Example");
        assertThat(amara.codes()).hasSize(10).doesNotHaveDuplicates();
        String typed = " " + amara.codes().get(3).toUpperCase().replace('-', ' ');
        assertThat(withCode(amara, typed).location()).isEqualTo("/");
        assertThat(withCode(amara, typed).status()).isEqualTo(422);
        assertThat(withCode(door.client(house, "Jonas Example"), amara.codes().get(4))
                        .status())
                .as("nobody else's works")
                .isEqualTo(422);
    }

    @Test
    void fiveWrongCodesBeginAgain() {
        Insider amara = door.client(house, "Amara Example");
        Visit visit = door.visit();
        visit.open("/sign-in");
        visit.post("/sign-in", "email", amara.email(), "password", amara.password());
        visit.open("/sign-in/code");
        for (int i = 0; i < 4; i++) {
            assertThat(visit.post("/sign-in/code", "code", "000000").status()).isEqualTo(422);
        }
        assertThat(visit.post("/sign-in/code", "code", "000000").location()).isEqualTo("/sign-in");
        visit.open("/sign-in");
        assertThat(visit.post("/sign-in/code", "code", door.code(amara)).location())
                .isEqualTo("/sign-in");
    }

    @Test
    void unknownWrongAndLockedOutAreTheSameBytes() {
        Insider amara = door.client(house, "Amara Example");
        Insider gone = door.client(house, "Jonas Example");
        house.owner()
                .viewer()
                .run(() -> entrance.runEverywhere(
                        inside -> accounts.end(inside, gone.viewer().person())));
        String email = "aaaaaaaaaaaaaaaa@example.org";
        Answer unknown = refused(email, "four quiet herons at dusk");
        Answer wrong = refused(amara.email(), "five quiet herons at dusk");
        Answer ended = refused(gone.email(), gone.password());
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(masked(wrong, amara.email())).isEqualTo(masked(unknown, email));
        assertThat(masked(ended, gone.email())).isEqualTo(masked(unknown, email));
        assertThat(wrong.response().headers().map().keySet())
                .isEqualTo(unknown.response().headers().map().keySet())
                .isEqualTo(ended.response().headers().map().keySet());
        assertThat(unknown.body()).contains(email).doesNotContain("herons");
    }

    @Test
    void twoWhoShareAnAddressEachComeInAsThemselves() {
        String email = Door.address();
        Insider amara = door.client(house, "Amara Example", email, "four quiet herons at dusk");
        Insider jonas = door.client(house, "Jonas Example", email, "nine loud geese at dawn");
        assertThat(door.signedIn(amara).open("/account").body())
                .contains("Amara")
                .doesNotContain("Jonas");
        assertThat(door.signedIn(jonas).open("/account").body())
                .contains("Jonas")
                .doesNotContain("Amara");
    }

    @Test
    void evenWithOnePasswordTheCodeTellsThemApart() {
        String email = Door.address();
        Insider amara = door.client(house, "Amara Example", email, "four quiet herons at dusk");
        Insider jonas = door.client(house, "Jonas Example", email, "four quiet herons at dusk");
        assertThat(door.signedIn(jonas).open("/account").body())
                .contains("Jonas")
                .doesNotContain("Amara");
        assertThat(door.signedIn(amara).open("/account").body())
                .contains("Amara")
                .doesNotContain("Jonas");
        assertThat(withCode(amara, jonas.codes().getFirst()).location()).isEqualTo("/");
    }

    @Test
    void whoIsLockedOutIsOutAtTheNextRequest() {
        Insider amara = door.client(house, "Amara Example");
        Visit visit = door.signedIn(amara);
        assertThat(visit.get("/account").status()).isEqualTo(200);
        house.owner()
                .viewer()
                .run(() -> entrance.runEverywhere(
                        inside -> accounts.end(inside, amara.viewer().person())));
        assertThat(visit.get("/account").location()).startsWith("/sign-in");
        house.owner()
                .viewer()
                .run(() -> entrance.runEverywhere(
                        inside -> accounts.restore(inside, amara.viewer().person())));
        assertThat(visit.get("/account").location())
                .as("the old session stays over")
                .startsWith("/sign-in");
        assertThat(door.signedIn(amara).get("/account").status()).isEqualTo(200);
    }

    @Test
    void whoLosesTheLastRoleIsOutAtTheNextRequest() {
        Insider ben = door.colleague(house, "Ben Biller", Role.BILLER);
        Visit visit = door.signedIn(ben);
        assertThat(visit.get("/account").status()).isEqualTo(200);
        house.owner().viewer().run(() -> practices.endRole(ben.viewer().person(), Role.BILLER));
        assertThat(visit.get("/account").location()).startsWith("/sign-in");
        assertThat(door.signIn(door.visit(), ben, "shared").location()).isEqualTo("/sign-in");
    }

    @Test
    void signingOutEndsTheSessionOnTheServer() {
        Visit visit = door.signedIn(door.client(house, "Amara Example"));
        visit.open("/account");
        String old = session(visit);
        Answer out = visit.post("/sign-out");
        assertThat(out.location()).isEqualTo("/sign-in");
        assertThat(out.header("Clear-Site-Data")).hasValue("\"storage\"");
        Visit thief = door.visit();
        thief.setCookie("relata", old);
        assertThat(thief.get("/account").location()).startsWith("/sign-in");
    }

    @Test
    void whoSignsOutWhileOtherRequestsRunBreaksNone() throws Exception {
        Visit visit = door.signedIn(door.client(house, "Amara Example"));
        visit.open("/account");
        AtomicInteger turn = new AtomicInteger();
        int sound = InvitationTest.raced(
                40,
                () -> (turn.getAndIncrement() == 20 ? visit.post("/sign-out") : visit.get("/account")).status() < 500);
        assertThat(sound).isEqualTo(40);
    }

    @Test
    void somebodyInBothCapacitiesChoosesAndIsOneAtATime() {
        Insider ben = door.colleague(house, "Ben Both", Role.CLINICIAN);
        door.invite(house, ben.viewer().person(), Capacity.CLIENT, "Ben Both");
        Visit visit = door.visit();
        assertThat(door.signIn(visit, ben, "shared").location()).isEqualTo("/capacity");
        assertThat(visit.get("/account").location())
                .as("not in before choosing")
                .startsWith("/sign-in");
        visit.open("/capacity");
        String before = session(visit);
        assertThat(visit.post("/capacity", "capacity", "client").location()).isEqualTo("/");
        assertThat(session(visit)).isNotEqualTo(before);
        assertThat(visit.open("/account").body()).contains("frame-client");
        visit.open("/capacity");
        String asClient = session(visit);
        visit.post("/capacity", "capacity", "staff");
        assertThat(session(visit)).isNotEqualTo(asClient);
        assertThat(visit.open("/account").body()).contains("frame-staff");
        assertThat(visit.post("/capacity", "capacity", "owner").status()).isEqualTo(404);
    }

    @Test
    void nobodyChoosesACapacityTheyDoNotHave() {
        Visit visit = door.signedIn(door.client(house, "Amara Example"));
        visit.open("/account");
        assertThat(visit.post("/capacity", "capacity", "staff").status()).isEqualTo(404);
    }

    private Answer refused(String email, String password) {
        Visit visit = door.visit();
        visit.open("/sign-in");
        return visit.post("/sign-in", "email", email, "password", password);
    }

    private static String masked(Answer answer, String email) {
        return VARYING.matcher(answer.body()).replaceAll("$1=\"*\"").replace(email, "*");
    }

    private Answer withCode(Insider insider, String code) {
        Visit visit = door.visit();
        visit.open("/sign-in");
        visit.post("/sign-in", "email", insider.email(), "password", insider.password());
        visit.open("/sign-in/code");
        return visit.post("/sign-in/code", "code", code);
    }

    private static String session(Visit visit) {
        return visit.cookie("relata").orElseThrow();
    }
}
