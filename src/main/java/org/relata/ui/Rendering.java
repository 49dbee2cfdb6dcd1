package org.relata.ui;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Lets a controller return the name of a template, and serves the files that pages link to. */
@Configuration(proxyBeanMethods = false)
class Rendering implements WebMvcConfigurer {

    private final boolean dev;

    Rendering(@Value("${relata.dev:false}") boolean dev) {
        this.dev = dev;
    }

    @Bean
    TemplateEngine templates() {
        return dev
                ? TemplateEngine.create(
                        new DirectoryCodeResolver(Path.of("src/main/jte")),
                        Path.of("target/jte-dev"),
                        ContentType.Html,
                        Rendering.class.getClassLoader())
                : TemplateEngine.createPrecompiled(ContentType.Html);
    }

    /** Names a template for "relationship/show", and leaves "redirect:" and "forward:" to the next resolver. */
    @Bean
    ViewResolver templateViews(TemplateEngine templates) {
        return (name, locale) -> {
            String file = name + ".jte";
            return name.contains(":") || !templates.hasTemplate(file) ? null : view(templates, file);
        };
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/", "classpath:/META-INF/resources/webjars/")
                .setCacheControl(
                        dev
                                ? CacheControl.noStore()
                                : CacheControl.maxAge(Duration.ofDays(365))
                                        .cachePublic()
                                        .immutable())
                .resourceChain(!dev)
                .addResolver(new VersionResourceResolver().addFixedVersionStrategy(Assets.currentVersion(), "/**"))
                .addResolver(new LiteWebJarsResourceResolver());
    }

    /** Renders the whole page before its first byte leaves: a template that fails becomes an error page, not half a page. */
    static View view(TemplateEngine templates, String file) {
        return (model, request, response) -> {
            Map<String, Object> parameters = new HashMap<>(model == null ? Map.of() : model);
            parameters.put("page", Page.of(request));
            Utf8ByteOutput output = new Utf8ByteOutput();
            templates.render(file, parameters, output);
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        };
    }
}
