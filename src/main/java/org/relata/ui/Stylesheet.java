package org.relata.ui;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Serves all style files as one, so that a first visit on a phone waits for a single answer. */
@Controller
@OpenTo(OpenTo.Who.ANYONE)
final class Stylesheet {

    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");

    private final boolean dev;
    private final byte[] sheet = Assets.stylesheet();

    Stylesheet(@Value("${relata.dev:false}") boolean dev) {
        this.dev = dev;
    }

    @GetMapping("/assets/{version}/css/relata.css")
    ResponseEntity<byte[]> show() {
        CacheControl cache = dev
                ? CacheControl.noStore()
                : CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
        return ResponseEntity.ok().cacheControl(cache).contentType(CSS).body(dev ? Assets.stylesheet() : sheet);
    }
}
