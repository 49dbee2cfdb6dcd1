package org.relata.practice.web;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relata.identity.AccountState;
import org.relata.kernel.Role;
import org.relata.practice.StaffMember;
import org.relata.ui.Option;
import org.relata.ui.Page;

/** The practice's lists in the reader's language: countries, time zones, languages, roles. */
public record PracticeWords(Page page) {
    public List<Option> countries() {
        return Stream.of(Locale.getISOCountries())
                .map(code -> new Option(
                        code,
                        Locale.of("", code).getDisplayCountry(page.visitor().locale())))
                .sorted(Comparator.comparing(Option::label))
                .toList();
    }

    public List<Option> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.matches("(Etc|SystemV)/.*"))
                .sorted()
                .map(zone -> new Option(zone, zone.replace('_', ' ')))
                .toList();
    }

    /** Every zone, after the empty choice: the practice's own. */
    public List<Option> zonesOrPractice() {
        return Stream.concat(Stream.of(new Option("", page.say("practice.zone.own"))), zones().stream())
                .toList();
    }

    /** How far somebody is on the way in. */
    public String standing(AccountState state) {
        String day = state.until().map(page.when()::date).orElse("");
        return page.say("practice.account." + state.stage().name().toLowerCase(Locale.ROOT), day);
    }

    /** What each role does, beside its name. */
    public List<Option> roles() {
        return Arrays.stream(Role.values())
                .map(role -> new Option(role.word(), page.say("practice.role." + role.word() + ".long")))
                .toList();
    }

    public String roles(StaffMember colleague) {
        return Arrays.stream(Role.values())
                .filter(colleague.roles()::contains)
                .map(role -> page.say("practice.role." + role.word()))
                .collect(Collectors.joining(", "));
    }
}
