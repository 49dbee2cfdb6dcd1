package org.relata.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Sessions, which live in the database and are known to a browser by one cookie. Each step up gets another session id, and nothing that a stranger
 * put into a session before is there after.
 */
@Component
class Sessions {
    static final String LOCKED = "locked";
    static final String WRONG = "wrong";
    static final String DRAFTS = "drafts";
    private static final String ACTIVE = "active";
    /** How exactly activity is kept: rewriting it for each request would be a write for each request. */
    private static final int EXACT_SECONDS = 10;

    private final SecureRandom random = new SecureRandom();
    private final SecurityContextRepository contexts;
    private final FindByIndexNameSessionRepository<?> repository;
    private final Clock clock;

    Sessions(SecurityContextRepository contexts, FindByIndexNameSessionRepository<?> repository, Clock clock) {
        this.contexts = contexts;
        this.repository = repository;
        this.clock = clock;
    }

    /** Who is signed in, locked or not. */
    Optional<SignedIn> signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn me
                ? Optional.of(me)
                : Optional.empty();
    }

    /** Ends whatever session this browser has, and begins another that knows nobody. */
    HttpSession fresh(HttpServletRequest request) {
        close(request);
        return request.getSession(true);
    }

    void close(HttpServletRequest request) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    /** Begins a session in which this person is signed in. */
    HttpSession open(HttpServletRequest request, HttpServletResponse response, SignedIn me) {
        HttpSession session = fresh(request);
        session.setAttribute(ACTIVE, clock.instant());
        put(request, response, session, me);
        return session;
    }

    /**
     * Goes on as somebody who may do more, or something else, in a new session that holds what the old one held. Merely renaming the session would not
     * do: a request that is still under way would write the old id back when it ends.
     */
    HttpSession change(HttpServletRequest request, HttpServletResponse response, SignedIn me) {
        HttpSession old = request.getSession();
        Map<String, Object> held = new HashMap<>();
        old.getAttributeNames().asIterator().forEachRemaining(name -> held.put(name, old.getAttribute(name)));
        HttpSession session = fresh(request);
        held.forEach(session::setAttribute);
        put(request, response, session, me);
        return session;
    }

    private void put(HttpServletRequest request, HttpServletResponse response, HttpSession session, SignedIn me) {
        session.setMaxInactiveInterval((int) me.longest().toSeconds());
        if (me.shared()) {
            session.removeAttribute(DRAFTS);
        } else if (session.getAttribute(DRAFTS) == null) {
            byte[] key = new byte[32];
            random.nextBytes(key);
            session.setAttribute(DRAFTS, Base64.getEncoder().encodeToString(key));
        }
        SecurityContext context =
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(me, null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** Ends every other session of this person; the one at hand is new and not yet among them. */
    void endOthers(SignedIn me) {
        repository.findByPrincipalName(me.getName()).keySet().forEach(repository::deleteById);
    }

    /** Whether the session has rested too long, or was locked; if it rested too long it is locked from here on. */
    boolean isLocked(HttpSession session, SignedIn me) {
        if (session.getAttribute(LOCKED) == null
                && last(session).plus(me.idle()).isBefore(clock.instant())) {
            session.setAttribute(LOCKED, true);
        }
        return session.getAttribute(LOCKED) != null;
    }

    /** Locks under another id, so that whatever listens under the old one hears no more. */
    void lock(HttpServletRequest request, HttpServletResponse response) {
        signedIn().ifPresent(me -> change(request, response, me).setAttribute(LOCKED, true));
    }

    void touch(HttpSession session) {
        Instant now = clock.instant();
        if (last(session).plusSeconds(EXACT_SECONDS).isBefore(now)) {
            session.setAttribute(ACTIVE, now);
        }
    }

    void unlock(HttpServletRequest request, HttpServletResponse response, SignedIn me) {
        HttpSession session = change(request, response, me);
        session.removeAttribute(LOCKED);
        session.removeAttribute(WRONG);
        session.setAttribute(ACTIVE, clock.instant());
    }

    private static Instant last(HttpSession session) {
        return session.getAttribute(ACTIVE) instanceof Instant last ? last : Instant.EPOCH;
    }
}
