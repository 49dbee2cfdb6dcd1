package org.relata.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relata.RelataTest;
import org.relata.TestClock;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.Viewer;
import org.relata.notice.PushDelivery.Errand;
import org.relata.platform.Entrance;
import org.relata.platform.Installation;
import org.relata.platform.Keeper;
import org.springframework.beans.factory.annotation.Autowired;

@RelataTest
class PushTest {
    @Autowired
    Letterbox.Opening opening;

    @Autowired
    Entrance entrance;

    @Autowired
    PreferenceStore preferences;

    @Autowired
    PushStore devices;

    @Autowired
    PushKeys keys;

    @Autowired
    Keeper keeper;

    @Autowired
    Installation installation;

    @Autowired
    TestClock clock;

    private final StandIn service = new StandIn();
    Letterbox box;
    Viewer amara;
    Notices notices;
    PushDelivery delivery;
    Receiver phone;

    @BeforeEach
    void open() throws Exception {
        box = opening.open();
        amara = box.amara();
        PushServices known = new PushServices(Set.of(service.origin()));
        notices = new Notices(entrance, preferences, devices, known, keys);
        delivery = new PushDelivery(keeper, devices, known, keys, installation);
        phone = new Receiver();
        // the server's own scheduler, which does not know the stand-in, leaves these jobs alone
        clock.advance(Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void theDeviceAloneReadsTheOneSentence() throws Exception {
        deliver(allow("/send/1"));
        StandIn.Received sent = service.received.remove();
        assertThat(sent.path()).isEqualTo("/send/1");
        assertThat(sent.headers())
                .containsEntry("Content-encoding", "aes128gcm")
                .containsEntry("TTL", "86400")
                .containsEntry("Topic", "notice");
        assertThat(phone.open(sent.body())).isEqualTo("You have a new message");
        assertThat(new String(sent.body(), StandardCharsets.ISO_8859_1)).doesNotContain("message", "Amara");
        assertThat(sent.headers().values()).noneMatch(value -> value.contains("message") || value.contains("Amara"));
    }

    @Test
    void theServiceKnowsTheInstallationByItsSignature() throws Exception {
        deliver(allow("/send/1"));
        String said = service.received.remove().headers().get("Authorization");
        List<String> parts = Arrays.stream(String.valueOf(said).split("[ ,]+"))
                .map(part -> part.replaceFirst("^[tk]=", ""))
                .toList();
        assertThat(parts).hasSize(3).startsWith("vapid").endsWith(notices.pushKey());
        String[] token = parts.get(1).split("\\.");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(Receiver.key(Base64.getUrlDecoder().decode(notices.pushKey())));
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(token[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(token[1]), StandardCharsets.UTF_8))
                .contains("\"aud\":\"" + service.origin() + "\"", "\"sub\":\"mailto:no-reply@localhost\"", "\"exp\":");
    }

    @Test
    void aTurnTellsEveryDeviceOnceAndWithTheMailOrNotAtAll() {
        amara.run(() -> notices.prefer(new Preferences(false, true, Optional.empty())));
        allow("/send/1");
        allow("/send/2");
        box.write(box.okafor(), box.joint());
        box.comeTo(amara);
        assertThat(jobs()).hasSize(2).doesNotHaveDuplicates();
        assertThat(box.letters("amara")).isEmpty();
        assertThat(box.waiting(amara)).singleElement().asString().endsWith("true");
        jobs().forEach(delivery::deliver);
        assertThat(service.received).extracting(StandIn.Received::path).containsExactlyInAnyOrder("/send/1", "/send/2");
    }

    @Test
    void whoWantsNoneOnTheirDevicesGetsNone() {
        allow("/send/1");
        amara.run(() -> notices.prefer(new Preferences(true, false, Optional.empty())));
        box.write(box.okafor(), box.joint());
        box.comeTo(amara);
        assertThat(jobs()).isEmpty();
        assertThat(box.letters("amara")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aDeviceThatIsGoneIsForgotten(int answer) {
        UUID device = allow("/send/1");
        service.answer = answer;
        deliver(device);
        assertThat(mine()).isEmpty();
        deliver(device);
        assertThat(service.received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307, 429, 500, 503})
    void aBusyServiceIsAskedAgainAndLeadsUsNowhere(int answer) {
        UUID device = allow("/send/1");
        service.answer = answer;
        assertThatThrownBy(() -> deliver(device))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("/send");
        assertThat(service.received).extracting(StandIn.Received::path).containsExactly("/send/1");
        assertThat(mine()).hasSize(1);
    }

    @Test
    void aServiceThatIsNoMoreOnTheListIsNotAsked() {
        UUID device = allow("/send/1");
        new PushDelivery(keeper, devices, new PushServices(Set.of()), keys, installation).deliver(instance(device));
        assertThat(service.received).isEmpty();
        assertThat(mine()).hasSize(1);
    }

    @Test
    void tenDevicesAreTheMostAndTheOldestMakesRoom() {
        UUID first = allow("/send/0");
        IntStream.rangeClosed(1, 10).forEach(n -> allow("/send/" + n));
        assertThat(mine()).hasSize(10).doesNotContain(first);
        allow("/send/10");
        assertThat(mine()).as("the same browser again").hasSize(10);
    }

    @Test
    void nobodySeesOrRemovesAnothersDevices() {
        UUID device = allow("/send/1");
        assertThat(box.jonas().call(notices::devices)).isEmpty();
        assertThat(box.okafor().call(notices::devices)).isEmpty();
        assertThatThrownBy(() -> box.jonas().run(() -> notices.forget(device))).isInstanceOf(NotFound.class);
        amara.run(() -> notices.forget(device));
        assertThat(mine()).isEmpty();
        assertThat(box.seen("SELECT encode(address, 'escape') FROM notice.device"))
                .noneMatch(kept -> kept.contains("127.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://fcm.googleapis.com/fcm/send/1",
                "https://fcm.googleapis.com:8443/1",
                "https://fcm.googleapis.com@169.254.169.254/1",
                "https://me@fcm.googleapis.com/1",
                "https://fcm.googleapis.com.evil.example/1",
                "https://evilfcm.googleapis.com/1",
                "https://push.services.mozilla.com.evil.example/",
                "https://evilpush.apple.com/1",
                "https://127.0.0.1/1",
                "https://[::1]/1",
                "https://localhost/",
                "https://169.254.169.254/latest/meta-data",
                "file:///etc/passwd",
                "gopher://fcm.googleapis.com/1",
                "//fcm.googleapis.com/1",
                "https:fcm.googleapis.com",
                "https://fcm.googleapis.com\\@evil.example/1",
                "https://fcm.googleapis.com#@evil.example/ 1",
                ""
            })
    void noOtherAddressIsEverAsked(String endpoint) {
        Subscription subscription = phone.at(endpoint);
        assertThatThrownBy(() -> amara.run(() -> notices.allow(subscription))).isInstanceOf(Refused.class);
        assertThat(mine()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/1",
                "https://updates.push.services.mozilla.com/wpush/v2/1",
                "https://web.push.apple.com/1",
                "https://wns2-par02p.notify.windows.com/w/?token=1",
                "https://FCM.googleapis.com:443/1"
            })
    void theServicesOfTheBrowsersAreKnown(String endpoint) {
        assertThat(new PushServices(Set.of()).accept(endpoint)).isTrue();
    }

    @Test
    void keysThatAreNoneAreRefused() {
        String endpoint = service.origin() + "/1";
        for (Subscription odd : List.of(
                new Subscription(endpoint, "", ""),
                new Subscription(endpoint, "????", "????"),
                new Subscription(endpoint, phone.at(endpoint).p256dh(), "AAAA"))) {
            assertThatThrownBy(() -> amara.run(() -> notices.allow(odd))).isInstanceOf(Refused.class);
        }
    }

    @Test
    void thePairIsMadeOnceAndForItsOwnerAlone(@TempDir Path folder) throws Exception {
        String first = PushKeys.in(folder).publicKey();
        assertThat(PushKeys.in(folder).publicKey()).isEqualTo(first);
        assertThat(Files.list(folder)).containsExactly(folder.resolve("push-key"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("push-key"))))
                .isEqualTo("rw-------");
    }

    private UUID allow(String path) {
        Subscription subscription = phone.at(service.origin() + path);
        amara.run(() -> notices.allow(subscription));
        return mine().getFirst();
    }

    private List<UUID> mine() {
        return amara.call(notices::devices).stream().map(PushDevice::id).toList();
    }

    private void deliver(UUID device) {
        delivery.deliver(instance(device));
    }

    private String instance(UUID device) {
        return new Errand(amara.practice(), device, Locale.ENGLISH, UUID.randomUUID()).instance();
    }

    private List<String> jobs() {
        return box.seen(
                "SELECT task_instance FROM platform.scheduled_tasks WHERE task_name = 'push' AND task_instance LIKE '"
                        + amara.practice() + "/%'");
    }
}
