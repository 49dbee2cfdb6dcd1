package org.relata.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;

/**
 * Who is at this request, looked up anew for each one.
 *
 * @param viewer empty where nobody is signed in, and while the session is locked
 * @param roles what a member of staff holds at this moment; empty for a client
 * @param locked whether somebody is signed in who has to give the password again first
 */
public record Presence(Optional<Viewer> viewer, Set<Role> roles, boolean locked) {
    private static final Presence NOBODY = new Presence(Optional.empty(), Set.of(), false);

    public static Presence of(HttpServletRequest request) {
        return request.getAttribute(Presence.class.getName()) instanceof Presence bound ? bound : NOBODY;
    }

    public void bind(HttpServletRequest request) {
        request.setAttribute(Presence.class.getName(), this);
    }

    boolean isIn(OpenTo.Who who) {
        return switch (who) {
            case ANYONE -> true;
            case CLIENT -> viewer.filter(Viewer::isClient).isPresent();
            case STAFF -> !roles.isEmpty();
            case OWNER -> roles.contains(Role.OWNER);
            case CLINICIAN -> roles.contains(Role.CLINICIAN);
            case SUPERVISOR -> roles.contains(Role.SUPERVISOR);
            case BILLER -> roles.contains(Role.BILLER);
        };
    }
}
