package org.relata.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.relata.Knocking;
import org.relata.TestClock;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.measure.Entry;
import org.relata.measure.Measures;
import org.relata.measure.NewAssignment;
import org.relata.measure.Responses;
import org.relata.measure.file.OutcomeRow.On;
import org.relata.relationship.NewCare;
import org.relata.relationship.Relationships;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Non-interference: in one world Amara has private things, in the other she has none, or others. Every byte that Jonas gets, on every page that he can
 * reach and at every address that he might guess, is the same. Replay one run with {@code -Drelata.seed=...}.
 */
@OnStage
class TwoWorldsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Autowired
    Stage stage;

    @Autowired
    Measures measures;

    @Autowired
    Responses responses;

    @Autowired
    Relationships relationships;

    @Autowired
    TestClock clock;

    @Test
    void thePartnerGetsEqualBytesWhateverTheOtherHasInPrivate() {
        Long replay = Long.getLong("relata.seed");
        long first = replay == null ? new Random().nextLong(1_000_000_000) : replay;
        System.out.println("two worlds from seed " + first);
        for (long seed = first; seed < first + (replay == null ? Integer.getInteger("relata.worlds", 4) : 1); seed++) {
            Company quiet = stage.open();
            Company eventful = stage.open();
            List<String> story = liveThrough(eventful, new Random(seed));
            Map<String, String> one = wander(quiet);
            Map<String, String> other = wander(eventful);
            assertThat(other.keySet())
                    .as("addresses, seed " + seed + " " + story)
                    .isEqualTo(one.keySet());
            one.forEach((path, told) -> assertThat(other.get(path))
                    .as(path + ", seed " + first + " " + story)
                    .isEqualTo(told));
            assertThat(one).as("there was something to see").hasSizeGreaterThan(8);
        }
    }

    private Map<String, String> wander(Company company) {
        RelationshipId couple = company.unit(Unit.COUPLE);
        Knocking jonas = stage.as(company, Player.JONAS);
        String home = "/relationships/" + couple;
        return new Wandering(jonas)
                .from(List.of(
                        "/",
                        home,
                        home + "/measures",
                        home + "/measures/tile",
                        home + "/outcomes/tile",
                        home + "/outcomes/csi-16",
                        home + "/outcomes/csi-16.csv",
                        home + "/outcomes/phq-9.json",
                        home + "/care-team",
                        home + "/members",
                        home + "/assignments/" + company.person(Player.AMARA),
                        home + "/responses/" + company.person(Player.AMARA),
                        "/persons/" + company.person(Player.AMARA),
                        "/tasks",
                        "/outcomes",
                        "/search?q=am",
                        "/search?q=samir",
                        "/record/access",
                        "/account"));
    }

    /** Some of what can happen between Amara and her care team, in an order of its own. */
    private List<String> liveThrough(Company company, Random random) {
        List<String> story = new ArrayList<>();
        RelationshipId couple = company.unit(Unit.COUPLE);
        for (int i = 0; i < 3 + random.nextInt(4); i++) {
            int what = random.nextInt(5);
            story.add(String.valueOf(what));
            try {
                company.viewer(Player.OKAFOR).run(() -> happen(company, couple, what));
            } catch (Refused again) {
                story.add("again");
            }
            clock.advance(Duration.ofSeconds(random.nextInt(90)));
        }
        return story;
    }

    private void happen(Company company, RelationshipId couple, int what) {
        Optional<PersonId> amara = Optional.of(company.person(Player.AMARA));
        LocalDate today = LocalDate.ofInstant(clock.instant(), BERLIN);
        switch (what) {
            case 0 -> measures.assign(couple, new NewAssignment(List.of("relata-wellbeing"), amara, today.plusDays(4)));
            case 1 -> total(company, couple, "phq-9", 20, today.minusDays(1));
            case 2 -> total(company, couple, "hits", 14, today);
            case 3 -> wallIn(company, couple);
            default -> total(company, couple, "gad-7", 3, today.minusDays(2));
        }
    }

    private void wallIn(Company company, RelationshipId couple) {
        PersonId haddad = company.person(Player.HADDAD);
        boolean there = relationships.relationship(couple).careTeam().stream()
                .anyMatch(row -> row.person().equals(haddad));
        if (!there) {
            relationships.assignCare(couple, NewCare.walled(haddad, company.person(Player.AMARA)));
        }
    }

    private void total(Company company, RelationshipId couple, String instrument, int total, LocalDate on) {
        responses.enter(
                couple,
                new Entry(
                        instrument,
                        Optional.of(company.person(Player.AMARA)),
                        Optional.empty(),
                        new On(on),
                        Map.of(),
                        BigDecimal.valueOf(total),
                        Map.of()));
    }
}
