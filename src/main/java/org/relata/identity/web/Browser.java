package org.relata.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.relata.identity.Device;
import org.relata.identity.Devices;
import org.relata.identity.Holder;
import org.relata.platform.Installation;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** What outlives a session in a browser: a key by which the device is known again, and the language a guest chose. */
@Component
class Browser {
    private static final Duration LONG = Duration.ofDays(400);
    private static final String LANGUAGE = "relata-language";

    private final Devices devices;
    private final boolean https;
    private final String name;

    Browser(Devices devices, Installation installation) {
        this.devices = devices;
        this.https = installation.publicUrl().startsWith("https:");
        this.name = https ? "__Host-relata-device" : "relata-device";
    }

    /** Whether this browser stands in for the code of this person. */
    boolean isRemembered(HttpServletRequest request, Holder holder) {
        return cookie(request, name)
                .filter(key -> devices.isRemembered(holder, key))
                .isPresent();
    }

    /** Notes that this person has signed in here; returns whether the device counts as shared. */
    boolean note(HttpServletRequest request, HttpServletResponse response, Holder holder, Device.Ownership said) {
        String key = cookie(request, name).orElseGet(devices::freshKey);
        set(response, name, key);
        return devices.note(holder, key, Objects.requireNonNullElse(request.getHeader("User-Agent"), ""), said);
    }

    Optional<Locale> language(HttpServletRequest request) {
        return cookie(request, LANGUAGE).map(Locale::forLanguageTag);
    }

    void keepLanguage(HttpServletResponse response, String language) {
        set(response, LANGUAGE, language);
    }

    private void set(HttpServletResponse response, String cookie, String value) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(cookie, value)
                        .path("/")
                        .httpOnly(true)
                        .secure(https)
                        .sameSite("Lax")
                        .maxAge(LONG)
                        .build()
                        .toString());
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        return request.getCookies() == null
                ? Optional.empty()
                : Arrays.stream(request.getCookies())
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(jakarta.servlet.http.Cookie::getValue)
                        .filter(value -> !value.isEmpty() && value.length() <= 100)
                        .findFirst();
    }
}
