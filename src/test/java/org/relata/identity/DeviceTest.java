package org.relata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.TestClock;
import org.relata.identity.Door.House;
import org.relata.identity.Door.Insider;
import org.relata.kernel.Role;
import org.springframework.beans.factory.annotation.Autowired;

@RelataTest
class DeviceTest {
    @Autowired
    Door door;

    @Autowired
    TestClock clock;

    House house;

    @BeforeEach
    void open() {
        house = door.house();
    }

    @Test
    void aClientsOwnDeviceSparesTheCodeForThirtyDays() {
        Insider amara = door.client(house, "Amara Example");
        Visit own = door.visit();
        door.signIn(own, amara, "remembered");
        assertThat(withPassword(own, amara)).isEqualTo("/");
        clock.advance(Duration.ofDays(29));
        assertThat(withPassword(own, amara)).isEqualTo("/");
        clock.advance(Duration.ofDays(2));
        assertThat(withPassword(own, amara)).isEqualTo("/sign-in/code");
    }

    @Test
    void anotherDeviceAndADeviceThatIsOnlyOnesOwnStillAsk() {
        Insider amara = door.client(house, "Amara Example");
        Visit own = door.visit();
        door.signIn(own, amara, "own");
        assertThat(withPassword(own, amara)).isEqualTo("/sign-in/code");
        door.signIn(own, amara, "remembered");
        assertThat(withPassword(door.visit(), amara)).isEqualTo("/sign-in/code");
    }

    @Test
    void aSharedDeviceIsNeverRememberedWhateverIsSaidLater() {
        Insider amara = door.client(house, "Amara Example");
        Visit tablet = door.visit();
        door.signIn(tablet, amara, "shared");
        door.signIn(tablet, amara, "remembered");
        assertThat(withPassword(tablet, amara)).isEqualTo("/sign-in/code");
    }

    @Test
    void aDeviceOnWhichSomebodyElseSignsInIsSharedFromThenOn() {
        Insider amara = door.client(house, "Amara Example");
        Insider jonas = door.client(house, "Jonas Example");
        Visit laptop = door.visit();
        door.signIn(laptop, amara, "remembered");
        assertThat(withPassword(laptop, amara)).isEqualTo("/");
        door.signIn(laptop, jonas, "remembered");
        assertThat(withPassword(laptop, jonas)).isEqualTo("/sign-in/code");
        assertThat(withPassword(laptop, amara)).isEqualTo("/sign-in/code");
    }

    @Test
    void aPartnerWithTheSameAddressAndPasswordIsNotTakenForTheOther() {
        String email = Door.address();
        Insider amara = door.client(house, "Amara Example", email, Door.PASSWORD);
        Visit laptop = door.visit();
        door.signIn(laptop, amara, "remembered");
        door.client(house, "Jonas Example", email, Door.PASSWORD);
        assertThat(withPassword(laptop, amara)).isEqualTo("/sign-in/code");
    }

    @Test
    void staffAlwaysGiveACode() {
        Insider ben = door.colleague(house, "Ben Biller", Role.BILLER);
        Visit office = door.visit();
        door.signIn(office, ben, "remembered");
        assertThat(withPassword(office, ben)).isEqualTo("/sign-in/code");
    }

    @Test
    void aForgottenDeviceAsksAgainAndNobodyForgetsAnothers() {
        Insider amara = door.client(house, "Amara Example");
        Insider jonas = door.client(house, "Jonas Example");
        Visit own = door.visit();
        door.signIn(own, amara, "remembered");
        String page = own.open("/account").body();
        assertThat(page).contains("Firefox, Linux").contains("Asks for no code until");
        String forget = page.replaceAll("(?s).*?action=\"(/account/devices/[\\w-]+/removal)\".*", "$1");
        Visit stranger = door.signedIn(jonas);
        stranger.open("/account");
        assertThat(stranger.post(forget).status()).isEqualTo(404);
        assertThat(own.post(forget).location()).isEqualTo("/account");
        assertThat(withPassword(own, amara)).isEqualTo("/sign-in/code");
    }

    @Test
    void nothingIsKeptOnASharedDevice() {
        Insider amara = door.client(house, "Amara Example");
        Visit tablet = door.visit();
        door.signIn(tablet, amara, "shared");
        assertThat(tablet.open("/account").body()).doesNotContain("name=\"draft-key\" content");
        Visit own = door.visit();
        door.signIn(own, amara, "own");
        assertThat(own.open("/account").body()).containsPattern("name=\"draft-key\" content=\"[\\w+/]{43}=\"");
    }

    private String withPassword(Visit visit, Insider insider) {
        visit.post("/sign-out");
        visit.open("/sign-in");
        return visit.post("/sign-in", "email", insider.email(), "password", insider.password())
                .location();
    }
}
