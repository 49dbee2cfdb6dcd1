package org.relata;

import java.lang.management.ManagementFactory;
import org.relata.platform.Installation;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The first lines that whoever starts Relata reads. */
@Component
class Welcome {
    private final Installation installation;
    private final Environment environment;

    Welcome(Installation installation, Environment environment) {
        this.installation = installation;
        this.environment = environment;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void say(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            return;
        }
        double seconds = (System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime())
                / 1000.0;
        System.out.printf("Relata is ready in %.1f s%n", seconds);
        System.out.printf("  Data   %s%n", installation.data());
        if (!environment.containsProperty("spring.mail.host")) {
            System.out.printf("  Mail   not set up: what would be mailed waits under Practice, Outbox%n");
        }
    }
}
