package org.relata.ui;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.STAFF;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The first page: Today for staff, Home for clients. It is a frame of tiles and knows nothing of what stands in them. */
@Controller
class HomeController {
    private final List<Tile> tiles;

    HomeController(ObjectProvider<Tile> tiles) {
        this.tiles = tiles.stream().sorted(Comparator.comparingInt(Tile::order)).toList();
    }

    @GetMapping("/")
    @OpenTo({CLIENT, STAFF})
    ModelAndView show(Page page, HttpServletRequest request) {
        Presence presence = Presence.of(request);
        List<Tile> mine = tiles.stream().filter(tile -> tile.isFor(presence)).toList();
        return new ModelAndView(page.visitor().client() ? "ui/home" : "ui/today", Map.of("tiles", mine));
    }
}
