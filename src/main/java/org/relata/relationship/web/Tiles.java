package org.relata.relationship.web;

import org.relata.ui.OpenTo.Who;
import org.relata.ui.Tile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people and relationships have to say on the first page. */
@Configuration(proxyBeanMethods = false)
class Tiles {
    @Bean
    Tile latestRelationships() {
        return Tile.of("/people/tile", 80, Who.STAFF).beside();
    }

    @Bean
    Tile ourRelationships() {
        return Tile.of("/relationships/tile", 80, Who.CLIENT);
    }
}
