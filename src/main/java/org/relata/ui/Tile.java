package org.relata.ui;

import java.util.List;
import org.relata.ui.OpenTo.Who;

/**
 * A part of the first page that another module owns; the page fetches it by its address once it stands. A module offers one as a bean.
 *
 * @param order where it stands: small numbers first
 * @param aside whether it belongs beside the main column where there is room for two
 * @param who whom it is for; nobody else's page asks for it
 */
public record Tile(String address, int order, boolean aside, List<Who> who) {
    public static Tile of(String address, int order, Who... who) {
        return new Tile(address, order, false, List.of(who));
    }

    /** The same beside the main column. */
    public Tile beside() {
        return new Tile(address, order, true, who);
    }

    boolean isFor(Presence presence) {
        return who.stream().anyMatch(presence::isIn);
    }
}
