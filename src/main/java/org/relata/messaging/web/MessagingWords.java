package org.relata.messaging.web;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.relata.messaging.Absence;
import org.relata.messaging.Conversation;
import org.relata.messaging.Conversation.Kind;
import org.relata.messaging.Message;
import org.relata.messaging.Promise;
import org.relata.messaging.Shown;
import org.relata.messaging.Shown.Reader;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;
import org.relata.ui.Page;

/** What conversations are called, and who reads them, in the reader's language. */
public record MessagingWords(Page page) {
    public String title(Relationship relationship, Conversation conversation) {
        return switch (conversation.kind()) {
            case TOGETHER -> page.say("messaging.together");
            case TEAM -> page.say("messaging.team");
            case SOME ->
                page.list(relationship.members().stream()
                        .filter(member -> conversation.clients().contains(member.person()))
                        .map(Member::shortName)
                        .distinct()
                        .toList());
            case ALONE -> alone(relationship, conversation);
        };
    }

    /** For the member "Just me and Dr Okafor", for the care team "Amara alone". */
    private String alone(Relationship relationship, Conversation conversation) {
        if (page.visitor().client()) {
            return page.say("messaging.just-me", clinicians(relationship, conversation));
        }
        return relationship.members().stream()
                .filter(member ->
                        conversation.member().filter(member.person()::equals).isPresent())
                .map(member -> page.say("messaging.alone", member.shortName()))
                .findFirst()
                .orElseGet(() -> page.say("messaging.alone.somebody"));
    }

    private String clinicians(Relationship relationship, Conversation conversation) {
        var names = relationship.currentCareTeam(page.when().now()).stream()
                .filter(row -> row.onlyMember().isEmpty() || row.onlyMember().equals(conversation.member()))
                .map(row -> row.name())
                .distinct()
                .toList();
        return names.isEmpty() ? page.say("messaging.your-team") : page.list(names);
    }

    /** "Jonas, Dr Okafor and you read this." */
    public String readers(Shown shown) {
        if (shown.may().readers().isEmpty()) {
            return page.say("messaging.readers.nobody");
        }
        var names =
                new ArrayList<>(shown.may().readers().stream().map(Reader::name).toList());
        names.add(page.say("relationship.you"));
        var key = switch (shown.conversation().kind()) {
            case ALONE -> page.visitor().client() ? "messaging.readers.alone" : "messaging.readers.alone.staff";
            case TEAM -> "messaging.readers.team";
            default -> "messaging.readers";
        };
        return page.say(key, page.list(names));
    }

    /** Beside the button: to whom these words go. */
    public String to(Shown shown) {
        List<String> names = shown.may().readers().stream().map(Reader::name).toList();
        return page.say("messaging.to", page.list(names));
    }

    /** What the confidentiality policy lets the therapist do with what is said alone; only where somebody speaks alone. */
    public Optional<String> policy(Shown shown) {
        return shown.conversation().kind() != Kind.ALONE
                        || shown.relationship().currentMembers().size() < 2
                ? Optional.empty()
                : shown.relationship()
                        .policy()
                        .map(choice -> page.say("policy.v" + choice.version() + "."
                                + choice.policy().word() + ".box"));
    }

    /** "Dr Okafor is away and back on Monday 30 November. Samir Haddad reads your messages meanwhile." */
    public String away(Shown shown, Absence absence) {
        var away = page.say(
                "messaging.away.client",
                shown.relationship().nameOf(absence.who()).orElseThrow(),
                page.when().date(absence.back()));
        return absence.coveredBy()
                .flatMap(cover -> shown.may().readers().stream()
                        .filter(reader -> reader.person().equals(cover))
                        .findFirst())
                .map(cover -> away + " " + page.say("messaging.away.cover", cover.name()))
                .orElse(away);
    }

    public String author(Shown shown, Message message) {
        return message.isBy(shown.viewer().person())
                ? page.say("messaging.me")
                : message.author().name();
    }

    /** Who said it, where and when, for a note about it: "Amara Nwosu, alone with the care team, 26 Nov 2026, 17:30". */
    public String source(Shown shown, Message message) {
        var at = message.times().writtenAt();
        return page.say(
                "messaging.note.source",
                message.author().name(),
                where(shown, message),
                page.when().shortDate(at),
                page.when().time(at));
    }

    private String where(Shown shown, Message message) {
        var conversation = shown.conversation();
        return switch (conversation.kind()) {
            case TOGETHER -> page.say("messaging.note.together");
            case TEAM -> page.say("messaging.note.team");
            case SOME -> page.say("messaging.note.some", title(shown.relationship(), conversation));
            case ALONE ->
                message.author().staff() ? title(shown.relationship(), conversation) : page.say("messaging.note.alone");
        };
    }

    /** The day on which it was written, as a form holds one. */
    public String day(Message message) {
        return LocalDate.ofInstant(message.times().writtenAt(), page.visitor().zone())
                .toString();
    }

    /** Who is in the conversation from this message on, where that has changed with it. */
    public Optional<String> divider(Shown shown, Message message) {
        var circles = shown.conversation().circles();
        var circle = circles.stream()
                .filter(one -> one.id().equals(message.circle()))
                .findFirst();
        if (!message.begins() || circle.isEmpty() || circle.equals(Optional.of(circles.getFirst()))) {
            return Optional.empty();
        }
        var names = shown.relationship().members().stream()
                .filter(member -> circle.get().clients().contains(member.person()))
                .map(Member::name)
                .distinct()
                .toList();
        return Optional.of(page.say("messaging.divider", page.list(names)));
    }

    /** "Messages are read Monday to Friday 09:00–17:00, time of Berlin." */
    public String hours(Promise promise) {
        var hours = promise.rules().hours();
        if (hours.isEmpty()) {
            return page.say("messaging.hours.none");
        }
        var spans = hours.entrySet().stream()
                .map(day -> page.say(
                        "messaging.hours.day",
                        day.getKey()
                                .getDisplayName(TextStyle.SHORT, page.visitor().locale()),
                        day.getValue().opens().toString(),
                        day.getValue().closes().toString()))
                .toList();
        var zone = promise.zone().getId();
        return page.say(
                "messaging.hours",
                String.join(", ", spans),
                zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' '));
    }

    public String reply(Promise promise) {
        var within = promise.rules().replyWithin();
        return within.isEmpty() ? "" : page.say("messaging.reply.within", within);
    }
}
