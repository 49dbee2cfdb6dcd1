package org.relata.scheduling.web;

import org.relata.ui.OpenTo.Who;
import org.relata.ui.Tile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What sessions put on the first page. */
@Configuration(proxyBeanMethods = false)
class SchedulingTiles {
    @Bean
    Tile sessionsAhead() {
        return Tile.of("/sessions/tile", 1, Who.CLIENT, Who.CLINICIAN);
    }
}
