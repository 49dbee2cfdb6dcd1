package org.relata.messaging.web;

import org.relata.ui.OpenTo.Who;
import org.relata.ui.Tile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What messages put on the first page. */
@Configuration(proxyBeanMethods = false)
class MessagingTiles {
    @Bean
    Tile whatIsWritten() {
        return Tile.of("/messages/tile", 15, Who.CLIENT, Who.CLINICIAN);
    }
}
