package org.relata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.TestClock;
import org.relata.identity.Door.House;
import org.relata.identity.Door.Insider;
import org.relata.identity.Visit.Answer;
import org.springframework.beans.factory.annotation.Autowired;

@RelataTest
class LockTest {
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
    void staffLockAfterFifteenMinutesAndClientsAfterThirty() {
        Visit staff = door.signedIn(house.owner());
        Visit client = door.signedIn(door.client(house, "Amara Example"));
        staff.open("/account");
        client.open("/account");
        clock.advance(Duration.ofMinutes(14));
        assertThat(staff.get("/account").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(15).plusSeconds(20));
        assertThat(staff.get("/account?x=1").location()).isEqualTo("/locked?to=%2Faccount%3Fx%3D1");
        assertThat(client.get("/account").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(31));
        assertThat(client.get("/account").location()).isEqualTo("/locked?to=%2Faccount");
    }

    @Test
    void aLockedSessionShowsNothingAndThePasswordLeadsBackToThePlace() {
        Insider amara = door.client(house, "Amara Example");
        Visit visit = door.signedIn(amara);
        visit.open("/account");
        assertThat(visit.post("/lock", "to", "/account").location()).isEqualTo("/locked?to=%2Faccount");
        Answer locked = visit.open("/locked?to=/account");
        assertThat(locked.body()).contains("Everything is as you left it").doesNotContain("Amara", amara.email());
        assertThat(visit.post("/account/preferences", "language", "de", "zone", "Europe/Berlin")
                        .status())
                .isEqualTo(401);
        assertThat(visit.post("/locked", "password", "five quiet herons", "to", "/account")
                        .status())
                .isEqualTo(422);
        Answer open = visit.post("/locked", "password", amara.password(), "to", "/account");
        assertThat(open.location()).isEqualTo("/account");
        assertThat(visit.open("/account").body()).contains("Amara Example");
    }

    @Test
    void theLockIsOnTheServerAndNoRequestPretendsOtherwise() {
        Visit visit = door.signedIn(house.owner());
        visit.open("/account");
        clock.advance(Duration.ofMinutes(16));
        assertThat(visit.post("/session").status())
                .as("too late to say still here")
                .isEqualTo(401);
        assertThat(visit.send(visit.request("/account", "HX-Request", "true").GET())
                        .status())
                .isEqualTo(401);
        assertThat(visit.send(visit.request("/account", "Accept", "application/json")
                                .GET())
                        .status())
                .isEqualTo(401);
        assertThat(visit.get("/account").location()).startsWith("/locked");
    }

    @Test
    void stayingIsARequest() {
        Visit visit = door.signedIn(house.owner());
        visit.open("/account");
        clock.advance(Duration.ofMinutes(14));
        assertThat(visit.post("/session").status()).isEqualTo(204);
        clock.advance(Duration.ofMinutes(14));
        assertThat(visit.get("/account").status()).isEqualTo(200);
    }

    @Test
    void fiveWrongPasswordsEndTheSession() {
        Insider amara = door.client(house, "Amara Example");
        Visit visit = door.signedIn(amara);
        visit.open("/account");
        visit.post("/lock", "to", "/account");
        visit.open("/locked?to=/account");
        for (int i = 0; i < 4; i++) {
            assertThat(visit.post("/locked", "password", "wrong", "to", "/account")
                            .status())
                    .isEqualTo(422);
        }
        assertThat(visit.post("/locked", "password", "wrong", "to", "/account").location())
                .isEqualTo("/sign-in?to=%2Faccount");
        visit.open("/sign-in");
        visit.post("/locked", "password", amara.password(), "to", "/account");
        assertThat(visit.get("/account").location()).startsWith("/sign-in");
    }

    @Test
    void noSessionOutlivesItsDayHoweverBusyItIs() {
        Insider amara = door.client(house, "Amara Example");
        Visit client = door.signedIn(amara);
        Visit staff = door.signedIn(house.owner());
        client.get("/account");
        for (int quarter = 0; quarter < 4 * 24 + 4; quarter++) {
            clock.advance(Duration.ofMinutes(14).plusSeconds(50));
            boolean staffIn = staff.get("/account").status() == 200;
            boolean clientIn = client.get("/account").status() == 200;
            double hours = (quarter + 1) * (14 + 50 / 60.0) / 60;
            assertThat(staffIn).as("staff after %.2f h", hours).isEqualTo(hours < 12);
            assertThat(clientIn).as("client after %.2f h", hours).isEqualTo(hours < 24);
        }
        assertThat(staff.get("/account").location()).startsWith("/sign-in");
    }

    @Test
    void signingOutWorksWhileLocked() {
        Visit visit = door.signedIn(house.owner());
        visit.open("/account");
        visit.post("/lock");
        visit.open("/locked");
        assertThat(visit.post("/sign-out").location()).isEqualTo("/sign-in");
        assertThat(visit.get("/account").location()).startsWith("/sign-in");
    }
}
