package org.relata.notice;

import com.zerodeplibs.webpush.httpclient.StandardHttpClientRequestPreparer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.relata.kernel.PracticeId;
import org.relata.platform.Installation;
import org.relata.platform.Keeper;
import org.relata.platform.Purpose;
import org.relata.ui.Words;

/**
 * Hands the one neutral sentence to the push service of one device, sealed for that device alone (RFC 8291, aes128gcm). A service that knows the device
 * no more ends it; one that is busy is asked again.
 */
final class PushDelivery {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int KEPT_HOURS = 24;

    private final Keeper keeper;
    private final PushStore devices;
    private final PushServices services;
    private final PushKeys keys;
    private final String contact;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    PushDelivery(Keeper keeper, PushStore devices, PushServices services, PushKeys keys, Installation installation) {
        this.keeper = keeper;
        this.devices = devices;
        this.services = services;
        this.keys = keys;
        this.contact = contact(installation.publicUrl());
    }

    /** Whom a push service may turn to: it wants an address of the web or of mail. */
    private static String contact(String site) {
        return site.startsWith("https:")
                ? site
                : "mailto:no-reply@" + URI.create(site).getHost();
    }

    /** What one job has to do: by ids, and in which language. */
    record Errand(PracticeId practice, UUID device, Locale language, UUID turn) {
        String instance() {
            return practice + "/" + device + "/" + language.toLanguageTag() + "/" + turn;
        }

        static Errand of(String instance) {
            String[] parts = instance.split("/");
            return new Errand(
                    PracticeId.of(parts[0]),
                    UUID.fromString(parts[1]),
                    Locale.forLanguageTag(parts[2]),
                    UUID.fromString(parts[3]));
        }
    }

    void deliver(String instance) {
        Errand errand = Errand.of(instance);
        Optional<Subscription> subscription = keeper.call(
                Purpose.NOTICING,
                errand.practice(),
                kept -> devices.subscription(kept, errand.practice(), errand.device()));
        // a service that is not on the list any more is not asked
        subscription
                .filter(known -> services.accept(known.endpoint()))
                .map(known -> send(message(known, errand.language())))
                .ifPresent(status -> settle(errand, status));
    }

    private void settle(Errand errand, int status) {
        if (status == 404 || status == 410) {
            keeper.call(Purpose.NOTICING, errand.practice(), kept -> {
                devices.drop(kept, errand.practice(), errand.device());
                return true;
            });
        } else if (status / 100 != 2) {
            throw new IllegalStateException("a push service answered " + status);
        }
    }

    private HttpRequest message(Subscription to, Locale language) {
        return StandardHttpClientRequestPreparer.getBuilder()
                .pushSubscription(to.forSending())
                .vapidJWTExpiresAfter(12, TimeUnit.HOURS)
                .vapidJWTSubject(contact)
                .pushMessage(new Words(language).say("notice.push.text"))
                .ttl(KEPT_HOURS, TimeUnit.HOURS)
                .urgencyNormal()
                .topic("notice")
                .build(keys.pair())
                .toRequestBuilder()
                .timeout(PATIENCE)
                .build();
    }

    /** What fails on the way may name the device's address, so none of it reaches the log. */
    private int send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "no push service answered: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while sending");
        }
    }
}
