package org.relata.ui;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Error pages in plain words. A failed htmx read replaces the page's content; a failed htmx write only adds a notice, so
 * that whatever was typed stays where it is.
 */
@Controller
@OpenTo(OpenTo.Who.ANYONE)
final class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int REFERENCE_LENGTH = 8;

    private final SecureRandom random = new SecureRandom();

    @RequestMapping(path = "${spring.web.error.path:/error}", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView show(HttpServletRequest request, HttpServletResponse response) {
        int status = status(request);
        Failure failure = request.getAttribute(Failures.SENTENCE) instanceof String sentence
                ? Failure.refused(sentence)
                : Failure.of(status, status < 500 ? "" : reference());
        response.setStatus(Failure.shown(status));
        response.setHeader("Vary", "HX-Request");
        return new ModelAndView(template(request, response), Map.of("failure", failure));
    }

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<Void> answer(HttpServletRequest request) {
        return ResponseEntity.status(Failure.shown(status(request))).build();
    }

    private static String template(HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader("HX-Request") == null) {
            return "ui/error";
        }
        if (String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .endsWith("/tile")) {
            // a part that fails says so in its own place
            return "ui/tile-failed";
        }
        boolean read = "GET".equals(request.getAttribute(RequestDispatcher.ERROR_METHOD));
        response.setHeader("HX-Retarget", read ? "#content" : "#notices");
        response.setHeader("HX-Reswap", read ? "innerHTML show:window:top" : "afterbegin");
        return read ? "ui/failure" : "ui/trouble";
    }

    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : 404;
    }

    /** The container has logged the failure itself, on the line before; this adds the word that the person sees. */
    private String reference() {
        StringBuilder word = new StringBuilder();
        random.ints(REFERENCE_LENGTH, 0, LETTERS.length()).forEach(i -> word.append(LETTERS.charAt(i)));
        LOG.error("The failure logged just before on this thread has reference {}", word);
        return word.toString();
    }
}
