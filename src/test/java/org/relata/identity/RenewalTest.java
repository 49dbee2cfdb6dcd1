package org.relata.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.identity.Door.House;
import org.relata.identity.Door.Insider;
import org.relata.identity.Visit.Answer;
import org.relata.kernel.Capacity;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.platform.Entrance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RelataTest
class RenewalTest {
    private static final String WORDS = "She sat across from me in the practice this morning.";

    @Autowired
    Door door;

    @Autowired
    Invitations invitations;

    @Autowired
    Entrance entrance;

    @Autowired
    JdbcClient jdbc;

    House house;
    Insider amara;

    @BeforeEach
    void open() {
        house = door.house();
        amara = door.client(house, "Amara Example");
    }

    @Test
    void aLostPhoneIsReplacedAndEverythingOldEnds() {
        Visit elsewhere = door.visit();
        door.signIn(elsewhere, amara, "remembered");
        InvitationLink link = renew(house.owner().viewer(), WORDS);
        assertThat(elsewhere.get("/account").status())
                .as("an offer ends nothing")
                .isEqualTo(200);
        Visit phone = door.visit();
        String path = Door.path(link);
        assertThat(phone.open(path).body()).contains("Welcome back").doesNotContain("name=\"email\"");
        Answer second = phone.follow(phone.post(
                path, "spoken", link.spoken().orElseThrow().toUpperCase(), "password", "nine loud geese at dawn"));
        String seed = Door.seed(second);
        assertThat(seed).isNotEqualTo(amara.seed());
        phone.post(path + "/second-factor", "code", door.code(seed));
        assertThat(elsewhere.get("/account").location())
                .as("other sessions end")
                .startsWith("/sign-in");
        assertThat(signIn(door.visit(), amara.password(), door.code(amara)))
                .as("the old password")
                .isEqualTo(422);
        assertThat(signIn(door.visit(), "nine loud geese at dawn", door.code(amara)))
                .as("the old app")
                .isEqualTo(422);
        assertThat(signIn(door.visit(), "nine loud geese at dawn", amara.codes().getFirst()))
                .as("the old recovery codes")
                .isEqualTo(422);
        elsewhere.open("/sign-in");
        assertThat(elsewhere
                        .post("/sign-in", "email", amara.email(), "password", "nine loud geese at dawn")
                        .location())
                .as("the remembered device asks again")
                .isEqualTo("/sign-in/code");
        assertThat(signIn(door.visit(), "nine loud geese at dawn", door.code(seed)))
                .isEqualTo(302);
    }

    @Test
    void theMailAloneOpensNothing() {
        InvitationLink link = renew(house.owner().viewer(), WORDS);
        Visit partner = door.visit();
        String path = Door.path(link);
        partner.open(path);
        for (int i = 0; i < 5; i++) {
            assertThat(partner.post(path, "spoken", "abcd-abcd", "password", "nine loud geese at dawn")
                            .status())
                    .isEqualTo(422);
        }
        assertThat(partner.post(path, "spoken", link.spoken().orElseThrow(), "password", "nine loud geese at dawn")
                        .status())
                .as("after five wrong codes the link is dead")
                .isEqualTo(404);
        assertThat(door.signedIn(amara).get("/account").status()).isEqualTo(200);
    }

    @Test
    void howThePersonWasRecognizedIsKeptForGoodAndInSafeHands() {
        renew(house.owner().viewer(), WORDS);
        house.owner()
                .viewer()
                .run(() -> entrance.runEverywhere(inside -> {
                    assertThat(jdbc.sql(
                                            "SELECT count(*) FROM identity.witness WHERE practice_id = :practice AND person_id = :person")
                                    .param("practice", inside.practice())
                                    .param("person", amara.viewer().person().value())
                                    .query(Integer.class)
                                    .single())
                            .isEqualTo(1);
                }));
        for (String alter : new String[] {"UPDATE identity.witness SET words = ''", "DELETE FROM identity.witness"}) {
            assertThatThrownBy(() -> house.owner()
                            .viewer()
                            .run(() -> entrance.runEverywhere(
                                    inside -> jdbc.sql(alter).update())))
                    .isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> renew(house.owner().viewer(), "  it is  ")).isInstanceOf(Refused.class);
    }

    @Test
    void onlyTheOwnerAndTheClientsOwnCliniciansVouch() {
        Insider biller = door.colleague(house, "Ben Biller", Role.BILLER);
        Insider stranger = door.colleague(house, "Cleo Clinician", Role.CLINICIAN);
        assertThatThrownBy(() -> renew(biller.viewer(), WORDS)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> renew(stranger.viewer(), WORDS)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> renew(amara.viewer(), WORDS)).isInstanceOf(NotFound.class);
    }

    @Test
    void changingThePasswordOrTheAppEndsTheOtherSessionsAndSparesThisOne() {
        Visit here = door.signedIn(amara);
        Visit there = door.signedIn(amara);
        here.open("/account");
        String before = here.cookie("relata").orElseThrow();
        assertThat(here.post(
                                "/account/password",
                                "password-present",
                                "wrong",
                                "new-password",
                                "nine loud geese at dawn")
                        .status())
                .isEqualTo(422);
        assertThat(here.post("/account/password", "password-present", amara.password(), "new-password", "password1")
                        .body())
                .contains("everybody tries first");
        assertThat(here.post(
                                "/account/password",
                                "password-present",
                                amara.password(),
                                "new-password",
                                "nine loud geese at dawn")
                        .location())
                .isEqualTo("/account");
        assertThat(here.cookie("relata").orElseThrow()).isNotEqualTo(before);
        assertThat(here.get("/account").status()).isEqualTo(200);
        assertThat(there.get("/account").location()).startsWith("/sign-in");
        Visit again = door.visit();
        assertThat(signIn(again, "nine loud geese at dawn", door.code(amara))).isEqualTo(302);
        here.open("/account");
        Answer page = here.follow(here.post("/account/second-factor", "factor-present", "nine loud geese at dawn"));
        String seed = Door.seed(page);
        assertThat(here.post("/account/second-factor/code", "code", "000000").status())
                .isEqualTo(422);
        assertThat(here.post("/account/second-factor/code", "code", door.code(seed))
                        .location())
                .isEqualTo("/account");
        assertThat(again.get("/account").location()).startsWith("/sign-in");
        assertThat(signIn(door.visit(), "nine loud geese at dawn", door.code(amara)))
                .isEqualTo(422);
        assertThat(signIn(door.visit(), "nine loud geese at dawn", door.code(seed)))
                .isEqualTo(302);
    }

    @Test
    void newRecoveryCodesReplaceTheOldOnes() {
        Visit visit = door.signedIn(amara);
        visit.open("/account");
        Answer shown = visit.follow(visit.post("/account/recovery-codes", "codes-present", amara.password()));
        assertThat(shown.body()).containsPattern("([a-z2-9]{5}-?){3}").doesNotContain(amara.codes());
        assertThat(signIn(door.visit(), amara.password(), amara.codes().get(5))).isEqualTo(422);
    }

    private InvitationLink renew(Viewer by, String words) {
        Invitee who = new Invitee(
                amara.viewer().person(), Capacity.CLIENT, "Amara Example", Optional.empty(), Locale.ENGLISH);
        return by.call(() -> entrance.callEverywhere(inside -> invitations.renew(inside, who, words)));
    }

    /** The status after the last step: a redirect inside, or 422. */
    private int signIn(Visit visit, String password, String code) {
        visit.open("/sign-in");
        Answer first = visit.post("/sign-in", "email", amara.email(), "password", password);
        if (first.status() != 302) {
            return first.status();
        }
        visit.open("/sign-in/code");
        return visit.post("/sign-in/code", "code", code).status();
    }
}
