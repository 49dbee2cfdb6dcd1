package org.relata.ui;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What a handler throws, as a status for the error pages. Messages are never shown or logged: they may quote what somebody typed. */
@ControllerAdvice
final class Failures {
    static final String SENTENCE = Failures.class.getName();
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int FRAMES = 25;

    /** An address of ours that means nothing, a verb that it does not know, an id that is none: all as if it were not there. */
    @ExceptionHandler({
        NotFound.class,
        NoHandlerFoundException.class,
        NoResourceFoundException.class,
        HttpRequestMethodNotSupportedException.class,
        MethodArgumentTypeMismatchException.class
    })
    void absent(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    @ExceptionHandler(Refused.class)
    void refused(Refused refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(SENTENCE, refusal.getMessage());
        response.sendError(422);
    }

    @ExceptionHandler({
        ServletRequestBindingException.class,
        BindException.class,
        HttpMessageConversionException.class,
        HttpMediaTypeException.class,
        MultipartException.class,
        RequestRejectedException.class
    })
    void unclear(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }

    /** The browser has gone away: there is nobody to tell. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone() {}

    /** Thrown on, to where the line is broken. */
    @ExceptionHandler(Torn.class)
    void torn(Torn failure) {
        throw failure;
    }

    @ExceptionHandler(Exception.class)
    void broken(Exception failure, HttpServletResponse response) throws IOException {
        LOG.error("A request failed: {}", trace(failure));
        if (!response.isCommitted()) {
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }

    /** Where it happened and what kind it was, cause by cause, without any message. */
    static String trace(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(8)
                .map(cause -> cause.getClass().getName()
                        + Arrays.stream(cause.getStackTrace())
                                .limit(FRAMES)
                                .map(frame -> "\n    at " + frame)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n  caused by "));
    }
}
