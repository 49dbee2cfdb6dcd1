package org.relata.ui;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relata.ui.OpenTo.Who;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** Lets through whom a handler is open to. Everybody else learns only whether signing in is worth a try: the rest is a page that was never there. */
final class Gate implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Set<Who> open = openTo(handler, request);
        Presence presence = Presence.of(request);
        if (open.stream().anyMatch(presence::isIn)) {
            return true;
        }
        if (open.isEmpty() || presence.viewer().isPresent()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            lead(presence.locked() ? "/locked" : "/sign-in", request, response);
        }
        return false;
    }

    /** A page leads to the door and remembers the place; a script learns that it is shut, and keeps what was typed. */
    private static void lead(String door, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean read = "GET".equals(request.getMethod());
        if (request.getHeader("HX-Request") != null) {
            if (read) {
                response.setHeader("HX-Redirect", Back.via(door, Back.pathOf(request.getHeader("HX-Current-URL"))));
            }
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (read && wantsPage(request)) {
            String query = request.getQueryString();
            response.sendRedirect(
                    Back.via(door, query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query));
        } else {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private static boolean wantsPage(HttpServletRequest request) {
        @Nullable String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    static Set<Who> openTo(Object handler, HttpServletRequest request) {
        if (handler instanceof HandlerMethod method) {
            return openTo(method);
        }
        boolean asset = handler instanceof ResourceHttpRequestHandler
                && request.getRequestURI().startsWith("/assets/");
        return asset ? Set.of(Who.ANYONE) : Set.of();
    }

    static Set<Who> openTo(HandlerMethod handler) {
        @Nullable OpenTo said = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), OpenTo.class);
        if (said == null) {
            said = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), OpenTo.class);
        }
        return said == null ? Set.of() : Set.copyOf(Arrays.asList(said.value()));
    }
}
