package org.relata.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * The frame around a page: everything that does not depend on what the page is about. Whoever knows the visitor binds
 * one to the request; every template receives it as {@code page}. A request without one shows the guest's frame.
 *
 * @param visitor who looks
 * @param nav where one can go
 * @param session what forms and scripts must return, and when it locks
 * @param banner a strip above the page, or null
 * @param flashes what was just done
 */
public record Page(
        Visitor visitor, Nav nav, Session session, @Nullable Banner banner, List<Flash> flashes) {

    private static final List<Option> LANGUAGES = List.of(new Option("en", "English"), new Option("de", "Deutsch"));

    /** A page for somebody not signed in, in the first language of the browser that the interface speaks. */
    public static Page guest(HttpServletRequest request) {
        Locale locale = Collections.list(request.getLocales()).stream()
                .filter(wish ->
                        LANGUAGES.stream().anyMatch(known -> known.value().equals(wish.getLanguage())))
                .findFirst()
                .orElse(Locale.ENGLISH);
        Visitor visitor = Visitor.guest(locale, ZoneId.systemDefault());
        return new Page(visitor, Nav.none(), Session.of(request), null, List.of());
    }

    /** Gives this request its page. */
    public static void bind(HttpServletRequest request, Page page) {
        request.setAttribute(Page.class.getName(), page);
    }

    /** The page bound to a request, with what the request before left to say. */
    static Page of(HttpServletRequest request) {
        Page page = request.getAttribute(Page.class.getName()) instanceof Page bound ? bound : guest(request);
        Map<String, ?> left = RequestContextUtils.getInputFlashMap(request);
        return left != null && left.get(Flash.NAME) instanceof Flash flash ? page.saying(flash) : page;
    }

    public Page seenBy(Visitor another) {
        return new Page(another, nav, session, banner, flashes);
    }

    public Page through(Nav another) {
        return new Page(visitor, another, session, banner, flashes);
    }

    public Page in(Session another) {
        return new Page(visitor, nav, another, banner, flashes);
    }

    public Page under(Banner another) {
        return new Page(visitor, nav, session, another, flashes);
    }

    public Page saying(Flash... said) {
        return new Page(visitor, nav, session, banner, List.of(said));
    }

    /** A sentence in the visitor's language, as {@link Words#say}. */
    public String say(String key, Object... arguments) {
        return new Words(visitor.locale()).say(key, arguments);
    }

    /** Names as one says them one after another, as {@link Words#list}. */
    public String list(List<String> names) {
        return new Words(visitor.locale()).list(names);
    }

    /** Dates and times in the visitor's language and zone, as of now. */
    public When when() {
        return new When(visitor.locale(), visitor.zone(), Instant.now());
    }

    /** The value of the lang attribute. */
    public String language() {
        return visitor.locale().toLanguageTag();
    }

    /** The languages that the interface speaks, each by its own name. */
    public List<Option> languages() {
        return LANGUAGES;
    }

    public boolean speaks(Option language) {
        return visitor.locale().getLanguage().equals(language.value());
    }

    /** The class of the body, which chooses between rail, tabs and a bare page. */
    public String frame() {
        return "frame-" + visitor.capacity().name().toLowerCase(Locale.ROOT);
    }
}
