package org.relata.ui;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Resolves "relationship/show" to the template of that name, and leaves "redirect:" and "forward:" to others. */
record Templates(TemplateEngine engine) implements ViewResolver, Ordered {

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        String file = name + ".jte";
        return name.contains(":") || !engine.hasTemplate(file) ? null : new Template(engine, file);
    }

    @Override
    public int getOrder() {
        return 0;
    }

    /** One template, rendered whole before its first byte leaves: a failure becomes an error page, not half a page. */
    private record Template(TemplateEngine engine, String file) implements View {

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            Map<String, Object> parameters = new HashMap<>(model == null ? Map.of() : model);
            parameters.put("page", Page.of(request));
            Utf8ByteOutput output = new Utf8ByteOutput();
            engine.render(file, parameters, output);
            response.setContentType(getContentType());
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }
}
