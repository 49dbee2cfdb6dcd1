package org.relata.cast;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relata.measure.Entry;
import org.relata.measure.Measures;
import org.relata.measure.NewAssignment;
import org.relata.measure.Responses;
import org.relata.measure.file.OutcomeRow.On;
import org.springframework.stereotype.Component;

/** What the invented persons have answered: series of published instruments by total, and check-ins that wait to be answered. */
@Component
class Scores {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int DAYS_BETWEEN = 14;

    private final Responses responses;
    private final Measures measures;
    private final Clock clock;

    Scores(Responses responses, Measures measures, Clock clock) {
        this.responses = responses;
        this.measures = measures;
        this.clock = clock;
    }

    void play(Company company) {
        company.viewer(Player.OKAFOR).run(() -> {
            series(company, Unit.COUPLE, Player.AMARA, "csi-16", 33, 35, 41, 45, 44, 52, 57, 60);
            series(company, Unit.COUPLE, Player.JONAS, "csi-16", 49, 46, 44, 47, 45, 50, 52, 54);
            series(company, Unit.COUPLE, Player.AMARA, "phq-9", 14, 13, 11, 9, 7, 6);
            series(company, Unit.COUPLE, Player.JONAS, "phq-9", 6, 7, 5, 6, 4, 5);
            series(company, Unit.COUPLE, Player.AMARA, "gad-7", 11, 10, 8, 6);
            series(company, Unit.COUPLE, Player.JONAS, "gad-7", 7, 8, 6, 6);
            series(company, Unit.FAMILY, Player.KATRIN, "gad-7", 9, 8, 8);
            series(company, Unit.FAMILY, Player.FELIX, "gad-7", 5, 6, 5);
            ask(company, Unit.COUPLE, List.of("relata-week"), Optional.empty());
            ask(company, Unit.COUPLE, List.of("relata-wellbeing"), Optional.of(Player.AMARA));
            ask(company, Unit.FAMILY, List.of("relata-week"), Optional.empty());
        });
        company.viewer(Player.HADDAD).run(() -> {
            series(company, Unit.SECOND_COUPLE, Player.MATEO, "csi-16", 40, 44, 49, 55);
            series(company, Unit.SECOND_COUPLE, Player.LUCA, "csi-16", 47, 45, 41, 36);
            series(company, Unit.SINGLE, Player.ROBIN, "phq-9", 16, 15, 12, 8);
            ask(company, Unit.SECOND_COUPLE, List.of("relata-week"), Optional.empty());
        });
    }

    /** One total every second week, the last of them some days ago. */
    private void series(Company company, Unit unit, Player player, String instrument, int... totals) {
        for (int i = 0; i < totals.length; i++) {
            LocalDate on = today().minusDays(3 + (long) DAYS_BETWEEN * (totals.length - 1 - i));
            responses.enter(
                    company.unit(unit),
                    new Entry(
                            instrument,
                            Optional.of(company.person(player)),
                            Optional.empty(),
                            new On(on),
                            Map.of(),
                            BigDecimal.valueOf(totals[i]),
                            Map.of()));
        }
    }

    private void ask(Company company, Unit unit, List<String> instruments, Optional<Player> only) {
        measures.assign(
                company.unit(unit), new NewAssignment(instruments, only.map(company::person), today().plusDays(2)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BERLIN);
    }
}
