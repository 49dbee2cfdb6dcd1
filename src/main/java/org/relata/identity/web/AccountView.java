package org.relata.identity.web;

import java.util.List;
import java.util.Map;
import org.relata.identity.Device;
import org.relata.ui.Form;

/**
 * One's own account.
 *
 * @param forms the form of each part that was just sent, by the part's name; the others are as they stand
 * @param both whether the person may also act in the other capacity
 */
public record AccountView(List<Device> devices, int codesLeft, boolean both, Map<String, Form> forms) {
    public Form form(String part, Form otherwise) {
        return forms.getOrDefault(part, otherwise);
    }
}
