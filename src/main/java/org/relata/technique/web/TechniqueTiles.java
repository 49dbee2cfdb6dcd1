package org.relata.technique.web;

import org.relata.ui.OpenTo.Who;
import org.relata.ui.Tile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What exercises put on the first page. */
@Configuration(proxyBeanMethods = false)
class TechniqueTiles {
    @Bean
    Tile openExercises() {
        return Tile.of("/runs/tile", 5, Who.CLIENT, Who.CLINICIAN);
    }

    @Bean
    Tile toRead() {
        return Tile.of("/reading/tile", 40, Who.CLIENT);
    }
}
