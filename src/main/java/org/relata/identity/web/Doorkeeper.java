package org.relata.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.relata.identity.Account;
import org.relata.identity.Accounts;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.ui.Nav;
import org.relata.ui.Page;
import org.relata.ui.Presence;
import org.relata.ui.Visitor;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks up, for each request, who is at the keyboard: whether the account still stands, the session is neither too old nor locked, and which roles are
 * held at this moment. Then the viewer is bound for what follows, and the frame of the page is made. The browser has no say in what counts as activity.
 */
class Doorkeeper extends OncePerRequestFilter {
    private final Sessions sessions;
    private final Accounts accounts;
    private final Browser browser;
    private final Clock clock;

    Doorkeeper(Sessions sessions, Accounts accounts, Browser browser, Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.browser = browser;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<SignedIn> me = sessions.signedIn();
        Optional<Account> account = me.flatMap(this::standing);
        if (account.isEmpty()) {
            if (me.isPresent()) {
                sessions.close(request);
            }
            guest(request, Optional.empty());
            chain.doFilter(request, response);
            return;
        }
        HttpSession session = request.getSession();
        if (sessions.isLocked(session, me.get())) {
            new Presence(Optional.empty(), Set.of(), true).bind(request);
            guest(request, account);
            chain.doFilter(request, response);
            return;
        }
        if (!asksByItself(request)) {
            sessions.touch(session);
        }
        new Presence(Optional.of(me.get().viewer()), account.get().roles(), false).bind(request);
        Page.bind(request, page(request, session, me.get(), account.get()));
        pass(me.get().viewer(), chain, request, response);
    }

    /** What an open page does unprompted, to hear of changes and to fetch them, is nobody's activity. */
    private static boolean asksByItself(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/live/") || ("GET".equals(request.getMethod()) && path.endsWith("/live"));
    }

    private Optional<Account> standing(SignedIn me) {
        boolean over = me.since().plus(me.longest()).isBefore(clock.instant());
        return over ? Optional.empty() : accounts.standing(me.viewer(), me.epoch());
    }

    private void guest(HttpServletRequest request, Optional<Account> account) {
        Page guest = Page.guest(request).through(new Nav(List.of(), List.of(), request.getRequestURI()));
        Optional<Locale> language = account.map(Account::language).or(() -> browser.language(request));
        Page.bind(
                request,
                language.map(locale -> guest.seenBy(
                                Visitor.guest(locale, guest.visitor().zone())))
                        .orElse(guest));
    }

    private static Page page(HttpServletRequest request, HttpSession session, SignedIn me, Account account) {
        Page guest = Page.guest(request);
        boolean client = me.viewer().isClient();
        ZoneId zone = account.zone();
        Visitor visitor = new Visitor(
                account.name(),
                client ? Visitor.Capacity.CLIENT : Visitor.Capacity.STAFF,
                account.language(),
                zone,
                account.keys());
        return guest.seenBy(visitor)
                .through(nav(request.getRequestURI(), client, account.roles()))
                .in(guest.session()
                        .locksAfter(me.idle())
                        .keepsDraftsUnder(session.getAttribute(Sessions.DRAFTS) instanceof String key ? key : null));
    }

    private static Nav nav(String path, boolean client, Set<Role> roles) {
        if (client) {
            return Nav.client(path, List.of());
        }
        Nav nav = roles.equals(Set.of(Role.BILLER)) ? Nav.desk(path) : Nav.therapist(path);
        return roles.contains(Role.OWNER) ? nav.owning() : nav;
    }

    /** Binds the viewer around what may throw a checked exception, and lets that through. */
    private static void pass(Viewer viewer, FilterChain chain, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<Exception> thrown = viewer.call(() -> {
            try {
                chain.doFilter(request, response);
                return Optional.empty();
            } catch (IOException | ServletException e) {
                return Optional.of(e);
            }
        });
        if (thrown.isPresent() && thrown.get() instanceof IOException e) {
            throw e;
        }
        if (thrown.isPresent() && thrown.get() instanceof ServletException e) {
            throw e;
        }
    }
}
