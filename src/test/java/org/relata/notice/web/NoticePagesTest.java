package org.relata.notice.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.identity.Door;
import org.relata.identity.Door.House;
import org.relata.identity.Door.Insider;
import org.relata.identity.Visit;
import org.relata.identity.Visit.Answer;
import org.springframework.beans.factory.annotation.Autowired;

@RelataTest
class NoticePagesTest {
    private static final String PAGE = "/account/notices";
    private static final Pattern UNDO = Pattern.compile("action=\"(/account/notices\\?[^\"]+)\"");
    private static final String POINT = "B".repeat(87);

    @Autowired
    Door door;

    House house;
    Visit owner;

    @BeforeEach
    void open() {
        house = door.house();
        owner = door.signedIn(house.owner());
        owner.open(PAGE);
    }

    @Test
    void whatALetterLinksToAsksForEverythingFirst() {
        Insider amara = door.client(house, "Amara Example");
        Visit visit = door.visit();
        assertThat(visit.get("/messages").status()).isNotEqualTo(200);
        assertThat(visit.get(PAGE).location()).isEqualTo("/sign-in?to=%2Faccount%2Fnotices");
        visit.open(PAGE);
        visit.post("/sign-in", "email", amara.email(), "password", amara.password(), "to", PAGE);
        assertThat(visit.get(PAGE).location()).as("a password is not enough").startsWith("/sign-in");
        visit.open("/sign-in/code");
        assertThat(visit.post("/sign-in/code", "code", door.code(amara), "device", "own")
                        .location())
                .isEqualTo(PAGE);
        assertThat(visit.open(PAGE).body()).contains("When a message waits");
    }

    @Test
    void theAccountLeadsHere() {
        assertThat(owner.open("/account").body()).contains("href=\"" + PAGE + "\"");
    }

    @Test
    void aChoiceIsSavedAndTakenBack() {
        Answer saved = owner.follow(owner.post(PAGE, "mail", "off", "push", "on", "from", "22:00", "to", "07:30"));
        assertThat(saved.body()).contains("Saved.", "value=\"22:00\"", "value=\"07:30\"");
        assertThat(chosen(saved, "mail")).isEqualTo("off");
        var found = UNDO.matcher(saved.body());
        assertThat(found.find()).isTrue();
        Answer back = owner.follow(owner.post(found.group(1).replace("&amp;", "&")));
        assertThat(chosen(back, "mail")).isEqualTo("on");
        assertThat(back.body()).doesNotContain("value=\"22:00", "value=\"07:30").contains("from=22:00");
    }

    @Test
    void halfAnAnswerIsAskedForAgainAndNothingIsLost() {
        Answer half = owner.post(PAGE, "mail", "off", "push", "on", "from", "22:00", "to", "");
        assertThat(half.status()).isEqualTo(422);
        assertThat(half.body()).contains("Fill in both times", "value=\"22:00\"");
        assertThat(chosen(half, "mail")).isEqualTo("off");
        assertThat(owner.post(PAGE, "mail", "on", "push", "on", "from", "22:00", "to", "22:00")
                        .body())
                .contains("Choose an end");
        assertThat(owner.post(PAGE, "mail", "on", "push", "on", "from", "late", "to", "7")
                        .body())
                .contains("Write a time");
        assertThat(owner.post(PAGE, "push", "on").body()).contains("Please choose yes or no.");
        assertThat(chosen(owner.open(PAGE), "mail")).isEqualTo("on");
    }

    @Test
    void eachChoosesForThemselves() {
        Insider amara = door.client(house, "Amara Example");
        owner.post(PAGE, "mail", "off", "push", "off", "from", "", "to", "");
        assertThat(chosen(door.signedIn(amara).open(PAGE), "mail")).isEqualTo("on");
        assertThat(chosen(owner.open(PAGE), "mail")).isEqualTo("off");
    }

    @Test
    void aDeviceComesAndGoes() {
        String[] device = {"endpoint", "https://fcm.googleapis.com/fcm/send/1", "p256dh", POINT, "auth", "A".repeat(22)
        };
        Answer allowed = owner.follow(owner.post(PAGE + "/devices", device));
        assertThat(allowed.body()).contains("This device will show notices");
        var removal = Pattern.compile("action=\"(/account/notices/devices/[^\"]+/removal)\"")
                .matcher(allowed.body());
        assertThat(removal.find()).isTrue();
        Visit amara = door.signedIn(door.client(house, "Amara Example"));
        amara.open(PAGE);
        assertThat(amara.post(removal.group(1)).status()).isEqualTo(404);
        assertThat(owner.follow(owner.post(removal.group(1))).body())
                .contains("shows no notices any more")
                .doesNotContain("/removal\"");
    }

    @Test
    void aStrangeServiceIsRefusedInWords() {
        Answer refused = owner.post(
                PAGE + "/devices", "endpoint", "https://169.254.169.254/", "p256dh", POINT, "auth", "A".repeat(22));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("a service that we do not know");
    }

    @Test
    void onASharedDeviceThereIsNoButton() {
        assertThat(owner.open(PAGE).body())
                .contains("Others use this device too")
                .doesNotContain("data-push-go");
        Visit own = door.visit();
        door.signIn(own, house.owner(), "own");
        assertThat(own.open(PAGE).body()).contains("data-push-go", "data-key=\"B");
    }

    @Test
    void theWorkerStandsAtTheRootForEverybody() {
        Answer worker = door.visit().get("/notice-worker.js");
        assertThat(worker.status()).isEqualTo(200);
        assertThat(worker.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
        assertThat(worker.body()).contains("showNotification");
    }

    private static String chosen(Answer page, String name) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"(\\w+)\" checked")
                .matcher(page.body());
        return found.find() ? found.group(1) : "";
    }
}
