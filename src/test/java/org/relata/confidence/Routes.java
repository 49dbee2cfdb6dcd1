package org.relata.confidence;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address of the application with its variables filled. A variable of an unknown type or name is an AssertionError: teach it here. */
final class Routes {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    /** Under which name the ward keeps ids for a variable of this type. */
    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry("RelationshipId", "relationship"),
            Map.entry("PersonId", "person"),
            Map.entry("AssignmentId", "assignment"),
            Map.entry("ResponseId", "response"),
            Map.entry("TaskId", "task"),
            Map.entry("CircleId", "circle"),
            Map.entry("BatchId", "batch"),
            Map.entry("UploadId", "upload"),
            Map.entry("MessageId", "message"),
            Map.entry("FileId", "file"),
            Map.entry("RunId", "run"),
            Map.entry("ReadingId", "reading"),
            Map.entry("SessionId", "session"),
            Map.entry("AdaptationId", "adaptation"),
            Map.entry("HomeworkId", "homework"));

    private static final Set<String> BY_NAME = Set.of(
            "care",
            "guardianship",
            "device",
            "instrument",
            "key",
            "version",
            "conversation",
            "line",
            "follow",
            "note",
            "visit",
            "number",
            "item",
            "turn");

    private final Map<String, List<String>> ids;

    Routes(Map<String, List<String>> ids) {
        this.ids = ids;
    }

    /** An address and what it answers to. */
    record Route(String pattern, Set<String> methods, List<String> paths) {
        Route and(Route other) {
            Set<String> both = new HashSet<>(methods);
            both.addAll(other.methods);
            return new Route(pattern, both, paths);
        }

        /** Whether the address names something that may be somebody's. */
        boolean names() {
            return pattern.contains("{") && !pattern.contains("{key}") && !pattern.contains("{version}");
        }
    }

    List<Route> of(RequestMappingHandlerMapping mappings) {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("org.relata."))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .map(pattern -> route(pattern, entry.getKey(), entry.getValue())))
                .collect(Collectors.toMap(Route::pattern, route -> route, Route::and, TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    private Route route(String pattern, RequestMappingInfo info, HandlerMethod handler) {
        Set<String> methods = info.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .collect(Collectors.toSet());
        return new Route(pattern, methods.isEmpty() ? Set.of("GET", "POST") : methods, filled(pattern, handler));
    }

    private List<String> filled(String pattern, HandlerMethod handler) {
        List<String> paths = List.of(pattern);
        for (String variable : VARIABLE.matcher(pattern)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList()) {
            List<String> values = values(pattern, variable, handler);
            List<String> more = new ArrayList<>();
            paths.forEach(path -> values.forEach(
                    value -> more.add(path.replaceFirst("\\{" + variable + "}", Matcher.quoteReplacement(value)))));
            paths = more;
        }
        return paths;
    }

    private List<String> values(String pattern, String variable, HandlerMethod handler) {
        Optional<Parameter> parameter = Arrays.stream(handler.getMethod().getParameters())
                .filter(one -> AnnotatedElementUtils.hasAnnotation(one, PathVariable.class)
                        && one.getName().equals(variable))
                .findFirst();
        String type = parameter.map(one -> one.getType().getSimpleName()).orElse("");
        String kept = BY_NAME.contains(variable) ? variable : BY_TYPE.get(type);
        if (kept == null || !ids.containsKey(kept)) {
            throw new AssertionError("the matrix cannot fill {" + variable + "} of " + pattern
                    + ": give the ward one, and name it here");
        }
        return ids.get(kept);
    }
}
