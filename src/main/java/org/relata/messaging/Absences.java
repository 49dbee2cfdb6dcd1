package org.relata.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.Role;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.practice.StaffMember;
import org.relata.practice.Team;
import org.relata.relationship.CareRole;
import org.relata.relationship.CareTeamMember;
import org.relata.relationship.NewCare;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A clinician goes away: clients read until when, and a colleague comes on the care teams for as long, with the absence as the reason. */
@Component
public class Absences {
    private static final Logger LOG = LoggerFactory.getLogger(Absences.class);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Entrance entrance;
    private final Relationships relationships;
    private final Team team;
    private final Kept kept;
    private final Clock clock;

    Absences(Entrance entrance, Relationships relationships, Team team, Kept kept, Clock clock) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.team = team;
        this.kept = kept;
        this.clock = clock;
    }

    /** Absences are read with all else that a practice promises. */
    @Component
    record Kept(AbsenceStore absences, RulesStore promises) {}

    /**
     * What a clinician sees of being away.
     *
     * @param colleagues who could cover
     * @param mine relationships that the clinician treats now
     * @param uncovered those of them whose care team the covering colleague is not on
     */
    public record View(
            Optional<Absence> absence,
            List<StaffMember> colleagues,
            List<Relationship> mine,
            List<Relationship> uncovered) {
        /** Of a colleague. */
        public String nameOf(PersonId person) {
            return colleagues.stream()
                    .filter(colleague -> colleague.person().equals(person))
                    .map(StaffMember::name)
                    .findFirst()
                    .orElse("");
        }
    }

    public View own() {
        return entrance.callEverywhere(inside -> {
            var now = clock.instant();
            var mine = treated(inside, row -> row.isCurrent(now));
            var absence = absence(inside, now);
            return new View(absence, colleagues(inside), mine, uncovered(mine, absence, now));
        });
    }

    /** From now until then; whom a colleague cannot cover is left out and stands in {@link View#uncovered}. */
    public void begin(Instant back, Optional<PersonId> cover, String reason) {
        var now = clock.instant();
        if (!back.isAfter(now) || back.isAfter(now.plus(LONGEST))) {
            throw new Refused("Say on which day you are back, within a year.");
        }
        end();
        var arranged = entrance.callEverywhere(inside -> {
            var known = colleagues(inside).stream().map(StaffMember::person).toList();
            if (cover.filter(person -> !known.contains(person)).isPresent()) {
                throw new NotFound();
            }
            kept.absences().begin(inside, new Absence(inside.viewer().person(), cover, back), now);
            return treated(inside, row -> row.arranges(now));
        });
        cover.ifPresent(colleague -> arranged.forEach(one -> attempt(
                () -> relationships.assignCare(one.id(), NewCare.until(colleague, CareRole.COVERAGE, reason, back)))));
    }

    /** Who is on the team already, or a member there, cannot cover; the view says so. */
    private static void attempt(Runnable arranging) {
        try {
            arranging.run();
        } catch (Refused | NotFound e) {
            LOG.debug("A care team stays as it is", e);
        }
    }

    /**
     * The clinician is back: what was arranged for the absence ends, and then the absence, so that whatever comes between, it can be said again. Returns
     * the relationships in which the colleague stays until the day that was given, since they are not the clinician's to arrange any more.
     */
    public List<Relationship> end() {
        var now = clock.instant();
        covered(now)
                .forEach(care -> attempt(() -> relationships.endCare(care.in().id(), care.row())));
        var stays = covered(now).stream().map(Care::in).toList();
        entrance.runEverywhere(inside -> kept.absences().end(inside, now));
        return stays;
    }

    private record Care(Relationship in, UUID row) {}

    private List<Care> covered(Instant now) {
        return entrance.callEverywhere(inside -> absence(inside, now).stream()
                .flatMap(absence -> relationships.all(inside).stream().flatMap(one -> covering(one, absence, now)))
                .toList());
    }

    private static Stream<Care> covering(Relationship one, Absence absence, Instant now) {
        return one.currentCareTeam(now).stream()
                .filter(row -> row.role() == CareRole.COVERAGE
                        && absence.coveredBy().filter(row.person()::equals).isPresent()
                        && row.until().filter(absence.back()::equals).isPresent())
                .map(row -> new Care(one, row.id()));
    }

    private static List<Relationship> uncovered(List<Relationship> mine, Optional<Absence> absence, Instant now) {
        return absence.flatMap(Absence::coveredBy).stream()
                .flatMap(cover -> mine.stream()
                        .filter(one -> one.currentCareTeam(now).stream()
                                .map(CareTeamMember::person)
                                .noneMatch(cover::equals)))
                .toList();
    }

    private Optional<Absence> absence(Entered inside, Instant now) {
        return kept.promises().promise(inside, now).away().stream()
                .filter(absence -> absence.who().equals(inside.viewer().person()))
                .findFirst();
    }

    private List<StaffMember> colleagues(Entered inside) {
        return team.members(inside).stream()
                .filter(one -> one.roles().contains(Role.CLINICIAN)
                        && !one.person().equals(inside.viewer().person()))
                .toList();
    }

    /** Where care goes on, and the viewer treats in such a row. */
    private List<Relationship> treated(Entered inside, Predicate<CareTeamMember> as) {
        return relationships.all(inside).stream()
                .filter(one -> !one.isClosed()
                        && one.careTeam().stream()
                                .anyMatch(row -> row.role() == CareRole.THERAPIST
                                        && row.person().equals(inside.viewer().person())
                                        && as.test(row)))
                .toList();
    }
}
