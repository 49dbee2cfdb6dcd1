package org.relata.identity.web;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.relata.identity.Accounts;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DoorConfiguration {
    /** After the filters of Spring Security, which know whose session it is, and before everything else of ours. */
    private static final int AFTER_SECURITY = -90;

    @Bean
    FilterRegistrationBean<Doorkeeper> doorkeeper(Sessions sessions, Accounts accounts, Browser browser, Clock clock) {
        var registration = new FilterRegistrationBean<>(new Doorkeeper(sessions, accounts, browser, clock));
        registration.setOrder(AFTER_SECURITY);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }
}
