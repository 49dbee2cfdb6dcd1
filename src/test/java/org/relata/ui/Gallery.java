package org.relata.ui;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A site of mock-ups on a free port: the real partials, error pages and scripts under the strict policy of the product,
 * with invented people and no database. Not a configuration class, so that no component scan ever finds it.
 */
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class
})
@Import({Rendering.class, Stylesheet.class, ErrorPages.class})
final class Gallery {

    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final DirectoryCodeResolver MOCK_UPS = new DirectoryCodeResolver(Path.of("src/test/jte"));
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final List<String> STAFF = List.of("today", "people", "relationship", "kit", "fail");

    /** What autosave has sent, in order, as query strings. */
    final List<Map<String, List<String>>> saved = new CopyOnWriteArrayList<>();

    /** The status that the next saves are answered with. */
    final AtomicInteger answer = new AtomicInteger(204);

    /** Starts the site; close it when done. */
    static ConfigurableApplicationContext open() {
        return new SpringApplicationBuilder(Gallery.class)
                .web(WebApplicationType.SERVLET)
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "spring.main.banner-mode=off",
                        "logging.level.root=warn")
                .run();
    }

    /** Where an open site is, with a slash at the end. */
    static String address(ConfigurableApplicationContext site) {
        return "http://127.0.0.1:" + site.getEnvironment().getRequiredProperty("local.server.port") + "/";
    }

    @Bean
    ViewResolver mockUps() {
        TemplateEngine engine = TemplateEngine.create(
                new Both(), Path.of("target/jte-test"), ContentType.Html, Gallery.class.getClassLoader());
        return new Templates(engine);
    }

    @Bean
    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(
                        "/search",
                        request -> ServerResponse.ok()
                                .render(
                                        "gallery/found",
                                        Map.of("q", request.param("q").orElse(""))))
                .GET("/fail", request -> {
                    throw new IllegalStateException("a failure for the picture");
                })
                .POST("/fail", request -> {
                    throw new IllegalStateException("a failure for the picture");
                })
                .POST("/saves", request -> {
                    saved.add(new LinkedHashMap<>(request.params()));
                    return ServerResponse.status(answer.get()).body("their words");
                })
                .POST(
                        "/answers",
                        request -> ServerResponse.seeOther(URI.create("/checkin?at="
                                        + (Integer.parseInt(request.param("at").orElse("1")) + 1)))
                                .build())
                .GET("/refuse/{status}", request -> {
                    throw new ResponseStatusException(
                            HttpStatusCode.valueOf(Integer.parseInt(request.pathVariable("status"))));
                })
                .POST("/lock", request -> ServerResponse.noContent().build())
                .POST("/undo", request -> ServerResponse.ok().body("undone"))
                .route(
                        RequestPredicates.GET("/{page}")
                                .and(request -> MOCK_UPS.exists("gallery/" + request.pathVariable("page") + ".jte")),
                        request -> ServerResponse.ok()
                                .render(
                                        "gallery/" + request.pathVariable("page"),
                                        Map.of(
                                                "at",
                                                request.param("at")
                                                        .map(Integer::parseInt)
                                                        .orElse(2))))
                .build();
    }

    @Bean
    Filter frame() {
        return (request, response, chain) -> {
            HttpServletRequest http = (HttpServletRequest) request;
            ((HttpServletResponse) response).setHeader("Content-Security-Policy", POLICY);
            http.setAttribute(
                    CsrfToken.class.getName(), new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "token-of-the-gallery"));
            Page.bind(http, page(http, http.getRequestURI().substring(1)));
            chain.doFilter(request, response);
        };
    }

    private static Page page(HttpServletRequest request, String name) {
        Page guest = Page.guest(request);
        if (name.endsWith("-de")) {
            guest = guest.seenBy(Visitor.guest(Locale.GERMAN, ZoneId.of("Europe/Berlin")));
        }
        if (STAFF.contains(name)) {
            Page staff = guest.seenBy(visitor("Dr Ada Okafor", Visitor.Capacity.STAFF))
                    .through(Nav.therapist(name.equals("today") ? "/today" : "/relationships/7")
                            .waiting("/messages", 3))
                    .in(guest.session().locksAfter(Duration.ofMinutes(15)));
            return name.equals("today")
                    ? staff.under(new Banner(
                                    "Example practice",
                                    List.of(
                                            Link.to("See it as Amara", "/home"),
                                            Link.to("Delete the example", "/example"))))
                            .saying(Flash.of("Moved to Thursday, 17:30.").undoneBy("/undo"))
                    : staff;
        }
        if (name.equals("home") || name.startsWith("checkin")) {
            List<Link> units = name.equals("home")
                    ? List.of(new Link("You and Jonas", "/home", true), Link.to("Tuesday group", "/home?unit=2"))
                    : List.of();
            return guest.seenBy(visitor("Amara Example", Visitor.Capacity.CLIENT))
                    .through(Nav.client("/home", new ArrayList<>(units)).waiting("/messages", 1))
                    .in(guest.session()
                            .locksAfter(Duration.ofMinutes(30))
                            .keepsDraftsUnder(name.equals("checkin-shared") ? null : KEY));
        }
        return guest;
    }

    private static Visitor visitor(String name, Visitor.Capacity capacity) {
        return new Visitor(name, capacity, Locale.forLanguageTag("en-GB"), ZoneId.of("Europe/Berlin"), true);
    }

    /** The shipped templates first, the mock-ups after them. */
    private static final class Both implements CodeResolver {
        private final DirectoryCodeResolver shipped = new DirectoryCodeResolver(Path.of("src/main/jte"));

        private DirectoryCodeResolver of(String name) {
            return name.startsWith("gallery/") ? MOCK_UPS : shipped;
        }

        @Override
        public String resolve(String name) {
            return of(name).resolve(name);
        }

        @Override
        public boolean exists(String name) {
            return of(name).exists(name);
        }

        @Override
        public long getLastModified(String name) {
            return of(name).getLastModified(name);
        }
    }
}
