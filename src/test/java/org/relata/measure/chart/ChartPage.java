package org.relata.measure.chart;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Renders charts through the shipped templates into a bare page. */
final class ChartPage {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private final StringBuilder body = new StringBuilder();

    static String render(Object chart) {
        var out = new StringOutput();
        var template = switch (chart) {
            case OutcomeChart _ -> "outcome";
            case CouplePlane _ -> "plane";
            default -> "practice";
        };
        ENGINE.render("measure/chart/" + template + ".jte", chart, out);
        return out.toString();
    }

    ChartPage add(String heading, String css, Object chart) {
        body.append("<section class=\"card ")
                .append(css)
                .append("\"><h2>")
                .append(heading)
                .append("</h2>");
        body.append(render(chart)).append("</section>");
        return this;
    }

    String html() {
        return """
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Charts</title>
                <meta name="viewport" content="width=device-width,initial-scale=1">
                <link rel="stylesheet" href="/trial.css"><link rel="stylesheet" href="/chart.css"></head>
                <body><main><h1>Charts</h1>%s</main></body></html>
                """.formatted(body);
    }
}
