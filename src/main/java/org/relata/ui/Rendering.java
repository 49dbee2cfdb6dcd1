package org.relata.ui;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
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
    TemplateEngine templateEngine() {
        return dev
                ? TemplateEngine.create(
                        new DirectoryCodeResolver(Path.of("src/main/jte")),
                        Path.of("target/jte-dev"),
                        ContentType.Html,
                        Rendering.class.getClassLoader())
                : TemplateEngine.createPrecompiled(ContentType.Html);
    }

    @Bean
    ViewResolver templateViews(TemplateEngine engine) {
        return new Templates(engine);
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
}
