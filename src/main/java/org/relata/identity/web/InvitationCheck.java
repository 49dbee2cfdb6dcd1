package org.relata.identity.web;

import java.util.Optional;
import java.util.regex.Pattern;
import org.relata.identity.Enrolments;
import org.relata.identity.Invitation;
import org.relata.ui.Form;
import org.relata.ui.Page;

/** What is wrong with the first step of an invitation, in words. The spoken code is tried last, since each try counts. */
record InvitationCheck(Enrolments enrolments, Page page) {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,180}");

    Form check(String key, Invitation invitation, Form form) {
        Form kept = Form.blank()
                .with("email", form.value("email"))
                .with("spoken", form.value("spoken"))
                .with("zone", form.value("zone"))
                .with("language", form.value("language"));
        Form checked = password(invitation, form, invitation.renewal() ? kept : address(form, kept));
        boolean untold =
                checked.ok() && invitation.renewal() && !enrolments.told(invitation, key, form.value("spoken"));
        return untold ? checked.wrong("spoken", page.say("identity.invitation.untold")) : checked;
    }

    private Form address(Form form, Form kept) {
        String email = form.value("email").strip();
        Form checked = page.languages().stream().anyMatch(known -> known.value().equals(form.value("language")))
                ? kept
                : kept.wrong("language", page.say("identity.invitation.no-language"));
        if (!ADDRESS.matcher(email).matches()) {
            return checked.wrong("email", page.say("identity.invitation.no-email"));
        }
        return enrolments.isRoomAt(email)
                ? checked
                : checked.wrong("email", page.say("identity.invitation.full-email"));
    }

    private Form password(Invitation invitation, Form form, Form checked) {
        Optional<String> flaw = enrolments.flaw(invitation, form.value("email"), form.value("password"));
        return flaw.map(word -> checked.wrong("password", say(page, word))).orElse(checked);
    }

    static String say(Page page, String flaw) {
        return switch (flaw) {
            case "short" -> page.say("identity.password.short");
            case "long" -> page.say("identity.password.long");
            case "personal" -> page.say("identity.password.personal");
            default -> page.say("identity.password.common");
        };
    }
}
