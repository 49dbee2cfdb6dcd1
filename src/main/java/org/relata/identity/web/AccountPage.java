package org.relata.identity.web;

import java.util.Map;
import org.relata.identity.Devices;
import org.relata.identity.OwnCredentials;
import org.relata.ui.Form;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of one's own account, as it stands or with one part of it sent and refused. */
@Component
class AccountPage {
    private final Devices devices;
    private final OwnCredentials own;
    private final Sessions sessions;
    private final Arrival arrival;

    AccountPage(Devices devices, OwnCredentials own, Sessions sessions, Arrival arrival) {
        this.devices = devices;
        this.own = own;
        this.sessions = sessions;
        this.arrival = arrival;
    }

    ModelAndView show() {
        return page(Map.of(), HttpStatus.OK);
    }

    ModelAndView refused(String part, Form form) {
        return page(Map.of(part, form), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView page(Map<String, Form> forms, HttpStatus status) {
        boolean both = sessions.signedIn()
                .filter(me -> arrival.ways(me.holder(), me.shared()).size() > 1)
                .isPresent();
        return new ModelAndView(
                "identity/account",
                Map.of("view", new AccountView(devices.mine(), own.codesLeft(), both, forms)),
                status);
    }
}
