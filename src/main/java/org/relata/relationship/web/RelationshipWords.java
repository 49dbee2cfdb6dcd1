package org.relata.relationship.web;

import java.text.ListFormat;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.relata.kernel.PersonId;
import org.relata.relationship.CareRole;
import org.relata.relationship.CareTeamMember;
import org.relata.relationship.Kind;
import org.relata.relationship.Member;
import org.relata.relationship.MemberRole;
import org.relata.relationship.Policy;
import org.relata.relationship.Relationship;
import org.relata.ui.Option;
import org.relata.ui.Page;

/** What relationships, members and care teams are called in the reader's language. */
public record RelationshipWords(Page page) {
    public List<Option> kinds() {
        return Arrays.stream(Kind.values())
                .map(kind -> new Option(kind.word(), kind(kind)))
                .toList();
    }

    public String kind(Kind kind) {
        return page.say("relationship.kind." + kind.word());
    }

    /** What members of a family are to each other, among which one can choose. */
    public List<Option> memberRoles() {
        return Arrays.stream(MemberRole.values())
                .map(role -> new Option(role.word(), page.say("relationship.role." + role.word())))
                .toList();
    }

    public List<Option> careRoles() {
        return Arrays.stream(CareRole.values())
                .map(role -> new Option(role.word(), page.say("relationship.care." + role.word() + ".long")))
                .toList();
    }

    public String care(CareTeamMember row) {
        return page.say("relationship.care." + row.role().word());
    }

    /** Everybody, then each member: whose circles a clinician enters. */
    public List<Option> membersOrAll(Relationship relationship) {
        return Stream.concat(
                        Stream.of(new Option("", page.say("relationship.care.everybody"))),
                        relationship.currentMembers().stream()
                                .map(m -> new Option(
                                        m.person().toString(), page.say("relationship.care.only", m.name()))))
                .toList();
    }

    /** A part of the policy's text in a version: "title", "short", "text" or "box". */
    public String policy(Policy policy, int version, String part) {
        return page.say("policy.v" + version + "." + policy.word() + "." + part);
    }

    /** "Couple: Amara and Jonas", or "Family of 4". */
    public String summary(Relationship relationship) {
        return page.say(
                "relationship.summary",
                kind(relationship.kind()),
                relationship.currentMembers().size());
    }

    public String names(Relationship relationship) {
        return list(relationship.currentMembers().stream().map(Member::name).toList());
    }

    /** The names of some who are or were members; the reader is "you". */
    public String names(Relationship relationship, Collection<PersonId> some, PersonId reader) {
        boolean reads = some.contains(reader);
        Stream<String> others = relationship.members().stream()
                .filter(m -> some.contains(m.person()) && !m.person().equals(reader))
                .map(Member::name)
                .distinct();
        return list(Stream.concat(reads ? Stream.of(page.say("relationship.you")) : Stream.empty(), others)
                .toList());
    }

    public String list(List<String> names) {
        return names.isEmpty()
                ? ""
                : ListFormat.getInstance(page.visitor().locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                        .format(names);
    }
}
