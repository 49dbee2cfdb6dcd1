package org.relata.scheduling.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.relata.kernel.PersonId;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;
import org.relata.scheduling.Attendance;
import org.relata.scheduling.Attendance.How;
import org.relata.scheduling.Company;
import org.relata.scheduling.Session;
import org.relata.scheduling.Sessions;
import org.relata.ui.Form;
import org.relata.ui.Option;
import org.relata.ui.Page;

/** What is said around sessions, in the reader's language and zone. */
public record SessionWords(Page page) {
    private static final Duration WEEK = Duration.ofDays(7);

    /** "Session 5 of 16". */
    public String title(Session session) {
        if (session.number() == 0) {
            return page.say("scheduling.session");
        }
        return session.agreed()
                .map(agreed -> page.say("scheduling.number.of", session.number(), agreed))
                .orElseGet(() -> page.say("scheduling.number", session.number()));
    }

    /** "Thursday 26 November, 17:30–18:20". */
    public String when(Session session) {
        var time = session.time();
        return page.when().date(time.starts()) + ", " + page.when().span(time.starts(), time.ends());
    }

    /** For staff the members, for a client the others. */
    public String with(Relationship relationship, Session session) {
        if (page.visitor().staff()) {
            return names(relationship, session.members());
        }
        return session.members().size() == 1
                ? page.say("scheduling.alone")
                : page.say("scheduling.with", names(relationship, session.members()));
    }

    public String names(Relationship relationship, List<PersonId> people) {
        return page.list(
                people.stream().map(person -> name(relationship, person)).toList());
    }

    private static String name(Relationship relationship, PersonId person) {
        return relationship.members().stream()
                .filter(member -> member.person().equals(person))
                .map(Member::shortName)
                .findFirst()
                .orElse("");
    }

    /** "Couple session", "alone". */
    public String kind(Session session) {
        return page.say("scheduling.kind." + session.kind().word());
    }

    public String state(Session session) {
        return page.say("scheduling.state." + session.state().word());
    }

    public String held(Company company) {
        return company.agreed()
                .map(agreed -> page.say("scheduling.held.of", company.held(), agreed))
                .orElseGet(() -> page.say("scheduling.held", company.held()));
    }

    public String attendance(Attendance attendance) {
        return attendance
                .late()
                .map(minutes -> page.say("scheduling.how.late.by", minutes))
                .orElseGet(() -> page.say("scheduling.how." + attendance.how().word()));
    }

    public List<Option> hows() {
        return Arrays.stream(How.values())
                .map(how -> new Option(how.word(), page.say("scheduling.how." + how.word())))
                .toList();
    }

    /** The form of a new session: a week after the last one, at the same time. */
    public Form planning(Form form, Sessions.Listed listed) {
        if (!form.values().isEmpty()) {
            return form;
        }
        var again = listed.past().stream()
                .filter(Session::isHeld)
                .findFirst()
                .map(Session::time)
                .map(time -> new Session.Time(later(time.starts()), time.minutes()));
        var blank = form.with("minutes", String.valueOf(Session.USUAL_MINUTES));
        return again.map(time -> filled(blank, time)).orElse(blank);
    }

    private Instant later(Instant before) {
        var local = before.atZone(page.visitor().zone());
        long weeks = Math.max(1, 1 + Duration.between(before, page.when().now()).dividedBy(WEEK));
        return local.plusWeeks(weeks).toInstant();
    }

    /** The form of a session that stands. */
    public Form changing(Form form, Session session) {
        if (!form.values().isEmpty()) {
            return form;
        }
        var filled = filled(form, session.time());
        for (var person : session.members()) {
            var noted = Optional.ofNullable(session.attendance().get(person)).orElse(Attendance.PRESENT);
            filled = filled.with("how-" + person, noted.how().word())
                    .with("late-" + person, noted.late().map(String::valueOf).orElse(""));
        }
        return filled;
    }

    private Form filled(Form form, Session.Time time) {
        var local = time.starts().atZone(page.visitor().zone());
        LocalTime clock = local.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        return form.with("day", local.toLocalDate().toString())
                .with("time", clock.toString())
                .with("minutes", String.valueOf(time.minutes()));
    }
}
