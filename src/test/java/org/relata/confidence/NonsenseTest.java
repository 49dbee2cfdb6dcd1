package org.relata.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relata.Knocking;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.springframework.beans.factory.annotation.Autowired;

/** Walks through every page that somebody gets to and types nonsense into every form there: each answer is a page, and no script that was typed is run. */
@OnStage
class NonsenseTest {
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final List<String> NONSENSE = List.of(
            SCRIPT + "'\"><img src=x onerror=alert(1)>",
            "x".repeat(10_000),
            "\u202e\u0000💔\u200b",
            "-1",
            "99999999999999999999",
            "9999-99-99",
            "+999999999-01-01",
            "NaN",
            "%00' OR 1=1 --",
            "   ");
    private static final int BROKEN = 500;
    private static final int PAGES = 150;
    private static final int OF_A_KIND = 3;
    /** These end the walk, and are no places to type. */
    private static final Set<String> LEAVING = Set.of("/sign-out", "/locked", "/capacity");

    @Autowired
    Stage stage;

    private final Set<String> typedIn = new HashSet<>();

    @ParameterizedTest
    @EnumSource(names = {"OKAFOR", "NOVOTNA", "AMARA"})
    void nonsenseIsAnsweredInWords(Player player) {
        Company company = stage.open();
        Knocking knocking = stage.as(company, player);
        Set<String> pages = walk(knocking, "/persons/" + company.person(Player.MIA), "/");
        assertThat(pages.size()).isGreaterThan(8);
        pages.forEach(path -> forms(path, sound(path, knocking.get(path))).forEach(form -> type(knocking, form)));
        pages.forEach(path -> sound(path, knocking.get(path)));
        System.out.println(player + " typed into " + typedIn.size() + " forms on " + pages.size() + " pages");
        assertThat(typedIn).hasSizeGreaterThan(1);
    }

    /** Some pages of each kind, with the parts that they fetch. */
    private static Set<String> walk(Knocking knocking, String... from) {
        Set<String> seen = new HashSet<>();
        Map<String, Integer> kinds = new HashMap<>();
        Deque<String> ahead = new ArrayDeque<>(List.of(from));
        while (!ahead.isEmpty() && seen.size() < PAGES) {
            String path = ahead.removeFirst();
            if (!seen.contains(path) && kinds.merge(kind(path), 1, Integer::sum) <= OF_A_KIND) {
                seen.add(path);
                sound(path, knocking.get(path)).select("a[href^=/], [hx-get^=/]").stream()
                        .map(link -> link.hasAttr("href") ? link.attr("href") : link.attr("hx-get"))
                        .filter(link -> !link.startsWith("/assets/") && !link.contains("#"))
                        .forEach(ahead::addLast);
            }
        }
        return seen;
    }

    private static String kind(String path) {
        return path.replaceAll("\\?.*", "")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "*")
                .replaceAll("(instruments|outcomes)/(?!new|own|import)[a-z0-9-]+", "$1/*");
    }

    private List<Form> forms(String at, Document page) {
        List<Form> forms = new ArrayList<>();
        for (Element form : page.select("form:not([enctype], [method=dialog])")) {
            String action = form.hasAttr("action") ? form.attr("action") : at;
            Form read = new Form(form.attr("method").equals("post"), action, new HashMap<>(), new HashSet<>());
            form.select("[name]").forEach(read::field);
            if (!read.typed().isEmpty() && !LEAVING.contains(action) && typedIn.add(kind(action) + read.typed())) {
                forms.add(read);
            }
        }
        return forms;
    }

    private static void type(Knocking knocking, Form form) {
        for (String nonsense : NONSENSE) {
            List<String> fields = new ArrayList<>();
            form.given().forEach((name, value) -> {
                fields.add(name);
                fields.add(form.typed().contains(name) ? nonsense : value);
            });
            sound(
                    "POST " + form.action() + " with " + nonsense,
                    knocking.post(form.action(), fields.toArray(String[]::new)));
        }
    }

    /** What came is a page; what was typed is text in it. */
    private static Document sound(String path, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(path).isLessThan(BROKEN);
        boolean html = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
        Document page = Jsoup.parse(html ? answer.body() : "");
        assertThat(page.select("script:not([src]):not([type=importmap]), [onerror], [onload], [onclick]"))
                .as(path)
                .isEmpty();
        return page;
    }

    /** What a browser would send, and what of it a person types. */
    private record Form(boolean posts, String action, Map<String, String> given, Set<String> typed) {
        String query(String nonsense) {
            return given.entrySet().stream()
                    .map(entry -> entry.getKey() + "="
                            + URLEncoder.encode(
                                    typed.contains(entry.getKey()) ? nonsense : entry.getValue(),
                                    StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
        }

        void field(Element field) {
            String name = field.attr("name");
            String type = field.normalName().equals("input") ? field.attr("type") : field.normalName();
            switch (type) {
                case "hidden" -> given.put(name, field.attr("value"));
                case "radio", "checkbox", "button" -> given.putIfAbsent(name, field.attr("value"));
                case "select" ->
                    given.put(
                            name,
                            field.select("option").last() == null
                                    ? ""
                                    : field.select("option").last().attr("value"));
                default -> {
                    given.put(name, "");
                    typed.add(name);
                }
            }
        }
    }
}
