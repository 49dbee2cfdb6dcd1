package org.relata.measure.web;

import org.relata.ui.OpenTo.Who;
import org.relata.ui.Tile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What measures put on the first page. */
@Configuration(proxyBeanMethods = false)
class MeasureTiles {
    @Bean
    Tile caseload() {
        return Tile.of("/outcomes/tile", 20, Who.CLINICIAN, Who.SUPERVISOR);
    }

    @Bean
    Tile forYou() {
        return Tile.of("/measures/tile", 10, Who.CLIENT);
    }
}
