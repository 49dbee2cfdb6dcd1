package org.relata.cast;

import static org.relata.cast.Player.*;
import static org.relata.kernel.Role.*;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.relata.identity.DemoLinks;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.practice.NewPerson;
import org.relata.practice.NewPractice;
import org.relata.practice.Practices;
import org.relata.practice.Team;
import org.relata.relationship.CareRole;
import org.relata.relationship.Clearance;
import org.relata.relationship.Clearances;
import org.relata.relationship.Kind;
import org.relata.relationship.Member;
import org.relata.relationship.MemberRole;
import org.relata.relationship.NewCare;
import org.relata.relationship.NewRelationship;
import org.relata.relationship.NewRelationship.Joining;
import org.relata.relationship.Policy;
import org.relata.relationship.Relationships;
import org.springframework.stereotype.Component;

/** Opens an example practice and puts the whole cast into it, through the doors that everybody uses. */
@Component
class Cast {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int MIAS_AGE = 15;

    private final Practices practices;
    private final Team team;
    private final Relationships relationships;
    private final Clearances clearances;
    private final Guardians guardians;
    private final Scores scores;
    private final Clock clock;

    Cast(
            Practices practices,
            Team team,
            Relationships relationships,
            Clearances clearances,
            Guardians guardians,
            Scores scores,
            Clock clock) {
        this.practices = practices;
        this.team = team;
        this.relationships = relationships;
        this.clearances = clearances;
        this.guardians = guardians;
        this.scores = scores;
        this.clock = clock;
    }

    /** A new example practice with everybody in it. */
    public Company open() {
        Map<Player, PersonId> persons = new EnumMap<>(Player.class);
        Map<Unit, RelationshipId> units = new EnumMap<>(Unit.class);
        var opened = practices.open(
                new NewPractice("Practice by the river", "DE", BERLIN, true), person(OKAFOR), Set.of(OWNER, CLINICIAN));
        persons.put(OKAFOR, opened.owner());
        Company company = new Company(opened.practice(), persons, units);
        company.viewer(OKAFOR).run(() -> {
            employ(company, HADDAD, CLINICIAN);
            employ(company, LUND, SUPERVISOR, CLINICIAN);
            employ(company, NOVOTNA, BILLER);
            found(company, Unit.COUPLE, Kind.COUPLE, Policy.LIMITED, AMARA, JONAS);
            found(company, Unit.FAMILY, Kind.FAMILY, Policy.NO_SECRETS, KATRIN, FELIX, MIA);
            found(company, Unit.GROUP, Kind.GROUP, Policy.CONFIDENTIAL_INDIVIDUAL, ADA, BRUNO, CHEN, DILARA, EMIL);
            cleared(company.unit(Unit.COUPLE));
            guardians.appoint(company.person(MIA), List.of(company.person(KATRIN), company.person(FELIX)));
            relationships.assignCare(company.unit(Unit.GROUP), NewCare.therapist(company.person(HADDAD)));
        });
        company.viewer(HADDAD).run(() -> {
            found(company, Unit.SECOND_COUPLE, Kind.COUPLE, Policy.NO_SECRETS, MATEO, LUCA);
            found(company, Unit.SINGLE, Kind.INDIVIDUAL, Policy.CONFIDENTIAL_INDIVIDUAL, ROBIN);
            relationships.assignCare(
                    company.unit(Unit.SECOND_COUPLE),
                    NewCare.until(
                            company.person(LUND),
                            CareRole.SUPERVISOR,
                            "Regular supervision, once a month.",
                            clock.instant().plus(Duration.ofDays(180))));
        });
        scores.play(company);
        return company;
    }

    /** Gives everybody an account without any secret; possible in a demo alone. */
    public void letIn(Company company, DemoLinks links) {
        company.persons()
                .forEach((player, person) -> links.enrol(
                        new DemoLinks.Character(
                                company.practice(), person, player.fullName(), List.of(player.capacity())),
                        Locale.ENGLISH,
                        BERLIN));
    }

    static String address(Player player) {
        return player.name().toLowerCase(Locale.ROOT) + "@example.org";
    }

    private void employ(Company company, Player player, Role... roles) {
        company.persons().put(player, team.employ(person(player), Set.of(roles)));
    }

    private void found(Company company, Unit unit, Kind kind, Policy policy, Player... players) {
        Optional<String> label = unit == Unit.GROUP ? Optional.of("Tuesday group") : Optional.empty();
        RelationshipId id = relationships.found(new NewRelationship(
                kind,
                label,
                policy,
                Arrays.stream(players).map(p -> joining(kind, p)).toList()));
        company.units().put(unit, id);
        List<Member> members = relationships.relationship(id).members();
        for (int i = 0; i < players.length; i++) {
            company.persons().put(players[i], members.get(i).person());
        }
    }

    private void cleared(RelationshipId unit) {
        clearances.decide(
                unit,
                Clearance.State.CLEARED,
                Set.of(),
                "Seen alone, each of them. Both want to work on this together.");
    }

    private Joining joining(Kind kind, Player player) {
        MemberRole role = switch (kind) {
            case COUPLE -> MemberRole.PARTNER;
            case FAMILY -> player == MIA ? MemberRole.CHILD : MemberRole.PARENT;
            case GROUP, INDIVIDUAL -> MemberRole.MEMBER;
        };
        return new Joining.Newcomer(person(player), role);
    }

    private NewPerson person(Player player) {
        NewPerson person =
                NewPerson.named(player.fullName()).called(player.pronouns()).at(address(player));
        return player == MIA
                ? person.born(LocalDate.ofInstant(clock.instant(), BERLIN)
                        .minusYears(MIAS_AGE)
                        .minusDays(100))
                : person;
    }
}
