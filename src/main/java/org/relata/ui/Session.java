package org.relata.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * What a page must know of the session behind it.
 *
 * @param csrf the token that every form and script returns; null only where no filter made one
 * @param idle how long the session may rest before it locks; zero switches the notice off
 * @param draftKey a 256-bit key in Base64 under which this browser may keep drafts; null on a shared device
 */
public record Session(
        @Nullable CsrfToken csrf, Duration idle, @Nullable String draftKey) {

    static Session of(HttpServletRequest request) {
        return new Session((CsrfToken) request.getAttribute(CsrfToken.class.getName()), Duration.ZERO, null);
    }

    public Session locksAfter(Duration rest) {
        return new Session(csrf, rest, draftKey);
    }

    public Session keepsDraftsUnder(@Nullable String key) {
        return new Session(csrf, idle, key);
    }
}
