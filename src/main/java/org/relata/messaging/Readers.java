package org.relata.messaging;

import java.util.ArrayList;
import java.util.List;
import org.relata.kernel.PersonId;
import org.relata.messaging.Conversation.Kind;
import org.relata.messaging.Shown.Reader;
import org.relata.relationship.CareTeamMember;
import org.relata.relationship.Member;

/** Who reads what is written in a conversation now: what its heading says, and the composer repeats. */
final class Readers {
    private Readers() {}

    /** Members in the order of joining, then the care team; the viewer apart. */
    static List<Reader> of(Room room, Conversation conversation) {
        var relationship = room.relationship();
        var readers = new ArrayList<Reader>();
        relationship.members().stream()
                .filter(member -> conversation.clients().contains(member.person()))
                .map(Readers::member)
                .forEach(readers::add);
        relationship.currentCareTeam(room.now()).stream()
                .filter(row -> reaches(row, conversation))
                .map(row -> new Reader(row.person(), row.name(), true))
                .forEach(readers::add);
        return readers.stream()
                .filter(reader -> !reader.person().equals(room.person()))
                .distinct()
                .toList();
    }

    /** The whole care team, the viewer among it. */
    static List<Reader> team(Room room) {
        return room.relationship().currentCareTeam(room.now()).stream()
                .filter(row -> row.onlyMember().isEmpty())
                .map(row -> new Reader(row.person(), row.name(), true))
                .distinct()
                .toList();
    }

    /** Who of the care team reads a conversation now, as this member may know it: somebody whose row is shown later is not named. */
    static List<String> careTeam(Room room, Conversation conversation, PersonId member) {
        return room.relationship().currentCareTeam(room.now()).stream()
                .filter(row -> !row.isHiddenFromMembers(room.now()))
                .filter(row ->
                        row.onlyMember().filter(one -> !one.equals(member)).isEmpty())
                .filter(row -> reaches(row, conversation))
                .map(CareTeamMember::name)
                .distinct()
                .toList();
    }

    /** Whether members know that the viewer, who is of the care team, reads a conversation. */
    static boolean isKnown(Room room, Conversation conversation) {
        return room.relationship().currentCareTeam(room.now()).stream()
                .anyMatch(row -> row.person().equals(room.person())
                        && !row.isHiddenFromMembers(room.now())
                        && reaches(row, conversation));
    }

    private static Reader member(Member member) {
        return new Reader(member.person(), member.name(), false);
    }

    /** A clinician for one member alone reads with that member and with nobody else. */
    private static boolean reaches(CareTeamMember row, Conversation conversation) {
        return row.onlyMember().isEmpty()
                || (conversation.kind() == Kind.ALONE && row.onlyMember().equals(conversation.member()));
    }
}
