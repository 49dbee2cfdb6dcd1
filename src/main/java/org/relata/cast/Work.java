package org.relata.cast;

import static org.relata.cast.Player.AMARA;
import static org.relata.cast.Player.JONAS;
import static org.relata.cast.Player.OKAFOR;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relata.kernel.CircleId;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.relata.plan.Deed;
import org.relata.plan.Homework;
import org.relata.plan.Homeworks;
import org.relata.plan.PlanDrafts;
import org.relata.plan.Plans;
import org.relata.plan.Report;
import org.relata.plan.Typed;
import org.relata.platform.Entrance;
import org.relata.relationship.Relationships;
import org.relata.scheduling.Attendance;
import org.relata.scheduling.NewSession;
import org.relata.scheduling.Session;
import org.relata.scheduling.Sessions;
import org.relata.technique.Readings;
import org.relata.technique.Readings.NewReading;
import org.springframework.stereotype.Component;

/** What the couple and their therapist have agreed on and done before anybody looks around: sessions, a plan, and what is for home. */
@Component
class Work {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int MINUTES = 60;
    /** What belongs to the plan as a whole. */
    private static final String WHOLE = "plan";

    private final Relationships relationships;
    private final Sessions sessions;
    private final Plans plans;
    private final PlanDrafts drafts;
    private final Homeworks homeworks;
    private final Readings readings;
    private final Entrance entrance;
    private final Clock clock;

    Work(
            Relationships relationships,
            Sessions sessions,
            Plans plans,
            PlanDrafts drafts,
            Homeworks homeworks,
            Readings readings,
            Entrance entrance,
            Clock clock) {
        this.relationships = relationships;
        this.sessions = sessions;
        this.plans = plans;
        this.drafts = drafts;
        this.homeworks = homeworks;
        this.readings = readings;
        this.entrance = entrance;
        this.clock = clock;
    }

    void of(Company company) {
        RelationshipId couple = company.unit(Unit.COUPLE);
        var both = List.of(company.person(AMARA), company.person(JONAS));
        Viewer therapist = company.viewer(OKAFOR);
        therapist.run(() -> meet(couple, both));
        String goal = therapist.call(() -> agree(couple));
        company.viewer(AMARA).run(() -> signed(couple, goal, 5));
        company.viewer(JONAS).run(() -> signed(couple, goal, 4));
        therapist.run(() -> readings.assign(couple, new NewReading("what-to-expect", both, true)));
        var listening = therapist.call(() -> homeworks.give(couple, evenings(both, goal)));
        company.viewer(AMARA).run(() -> {
            var body = new Report.Body(Report.Outcome.PARTLY, Optional.of(15), Optional.of(6), "Only one of us spoke.");
            homeworks.report(couple, listening, 1, body, BERLIN);
        });
    }

    /** Two sessions lie behind them, and the next is two days ahead. */
    private void meet(RelationshipId couple, List<PersonId> both) {
        for (int days : List.of(-12, -5)) {
            var id = sessions.record(couple, NewSession.with(both, at(days)));
            sessions.hold(
                    couple,
                    id,
                    at(days),
                    Map.of(both.getFirst(), Attendance.PRESENT, both.getLast(), Attendance.PRESENT));
        }
        sessions.plan(couple, NewSession.with(both, at(2)));
    }

    private Session.Time at(int days) {
        Instant start = today().plusDays(days)
                .atTime(LocalTime.of(16, 30))
                .atZone(BERLIN)
                .toInstant();
        return new Session.Time(start, MINUTES);
    }

    /** A plan with one goal, published; gives the goal. */
    private String agree(RelationshipId couple) {
        CircleId joint = joint(couple);
        drafts.begin(couple, joint);
        write(couple, WHOLE, "frequency", "Once a week, 60 minutes. At home ten minutes each, twice a week.");
        write(couple, WHOLE, "review", "6");
        write(couple, WHOLE, "discharge", "Both of us feel heard in most of our talks, for a month.");
        String problem =
                add(couple, Deed.What.PROBLEM, WHOLE, "When we talk about moving, one explains and one leaves.");
        String goal = add(couple, Deed.What.GOAL, problem, "We can talk about the move until both feel heard.");
        String objective =
                add(couple, Deed.What.OBJECTIVE, goal, "After a talk at home each of us says 7 or more: I felt heard.");
        write(couple, objective, "owner", "each");
        write(couple, objective, "by", "rating");
        write(couple, objective, "baseline", "4");
        write(couple, objective, "target", "7");
        write(couple, objective, "due", today().plusWeeks(6).toString());
        String step = add(couple, Deed.What.INTERVENTION, goal, "One speaks, the other listens and says it back.");
        write(couple, step, "exercise", "listening-practice");
        drafts.publish(couple, joint, drafts.show(couple, joint).edition());
        return goal;
    }

    private void signed(RelationshipId couple, String goal, int now) {
        plans.sign(couple, joint(couple), 1, true, "");
        plans.rate(couple, goal, now);
    }

    private Homework.New evenings(List<PersonId> both, String goal) {
        return new Homework.New(
                both,
                "Ten minutes each",
                "One speaks, the other only listens and says back what arrived. Then you change.",
                Optional.of("listening-practice"),
                Optional.of(goal),
                new Homework.Rhythm(today(), 3, 4),
                Optional.of(20));
    }

    private String add(RelationshipId couple, Deed.What what, String to, String statement) {
        String id =
                drafts.act(couple, joint(couple), List.of(), new Deed(what, to)).at();
        write(couple, id, "statement", statement);
        return id;
    }

    private void write(RelationshipId couple, String item, String field, String value) {
        CircleId joint = joint(couple);
        int edition = drafts.show(couple, joint).edition();
        drafts.keep(couple, joint, Typed.in(edition + ".cast", item + "." + field, value));
    }

    private CircleId joint(RelationshipId couple) {
        return entrance.call(
                couple,
                inside -> relationships.circles(inside).whole().orElseThrow().id());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BERLIN);
    }
}
