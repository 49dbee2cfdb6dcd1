package org.relata.relationship.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.relata.identity.AccountState;
import org.relata.kernel.PersonId;
import org.relata.relationship.CareRole;
import org.relata.relationship.CareTeamMember;
import org.relata.relationship.Concern;
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

    /** Every kind, after the empty choice. */
    public List<Option> kindsOrAny() {
        return Stream.concat(Stream.of(new Option("", page.say("relationship.kind.any"))), kinds().stream())
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

    public List<Option> concerns() {
        return Arrays.stream(Concern.values())
                .map(concern -> new Option(concern.word(), page.say("relationship.concern." + concern.word())))
                .toList();
    }

    /** "Stands against it: an open question of safety." */
    public String concerns(Collection<Concern> concerns) {
        return page.say(
                "relationship.clearance.stands",
                page.list(concerns.stream()
                        .sorted()
                        .map(concern -> page.say("relationship.concern." + concern.word()))
                        .toList()));
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

    public List<Option> members(Relationship relationship) {
        return relationship.currentMembers().stream()
                .map(m -> new Option(m.person().toString(), m.name()))
                .toList();
    }

    /** Colleagues, after the empty choice. */
    public List<Option> orNobody(List<Option> colleagues) {
        return Stream.concat(Stream.of(new Option("", page.say("relationship.care.choose"))), colleagues.stream())
                .toList();
    }

    /** As what, for whom, since when and until when, for staff. */
    public String careLine(CareTeamMember row, Relationship relationship) {
        String as = row.onlyMember()
                .map(member -> page.say(
                        "relationship.care.as.only", care(row), names(relationship, List.of(member), row.person())))
                .orElseGet(() -> care(row));
        return as + ", " + span(row);
    }

    /** The same for a member, who sees a clinician of their own as "for you alone". */
    public String ourCareLine(CareTeamMember row) {
        String as = page.say("relationship.ours.care." + row.role().word());
        return row.onlyMember().isPresent()
                ? page.say("relationship.ours.care.only", as, span(row))
                : as + ", " + span(row);
    }

    private String span(CareTeamMember row) {
        String since = page.when().shortDate(row.since());
        return row.until()
                .map(until -> page.say("relationship.was.in", since, page.when().shortDate(until)))
                .orElseGet(() -> page.say("relationship.in.since", since));
    }

    /** "With Dr Okafor and Lena Brandt": who cares for the reader here. */
    public String with(Relationship relationship) {
        List<String> team = relationship.currentCareTeam(page.when().now()).stream()
                .map(CareTeamMember::name)
                .distinct()
                .toList();
        return team.isEmpty() ? page.say("relationship.closed") : page.say("relationship.with", page.list(team));
    }

    /** How far somebody is on the way in. */
    public String standing(AccountState state) {
        String day = state.until().map(page.when()::date).orElse("");
        return page.say("practice.account." + state.stage().name().toLowerCase(Locale.ROOT), day);
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
        return page.list(
                relationship.currentMembers().stream().map(Member::name).toList());
    }

    /** The names of some who are or were members; the reader is "you". */
    public String names(Relationship relationship, Collection<PersonId> some, PersonId reader) {
        boolean reads = some.contains(reader);
        Stream<String> others = relationship.members().stream()
                .filter(m -> some.contains(m.person()) && !m.person().equals(reader))
                .map(Member::name)
                .distinct();
        return page.list(Stream.concat(reads ? Stream.of(page.say("relationship.you")) : Stream.empty(), others)
                .toList());
    }
}
