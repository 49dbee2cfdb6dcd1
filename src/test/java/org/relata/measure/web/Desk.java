package org.relata.measure.web;

import static org.relata.cast.Player.AMARA;
import static org.relata.cast.Player.OKAFOR;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.relata.cast.Company;
import org.relata.cast.Player;
import org.relata.cast.Unit;
import org.relata.measure.AnswerSheet;
import org.relata.measure.Answers;
import org.relata.measure.Entry;
import org.relata.measure.Measures;
import org.relata.measure.ResponseId;
import org.relata.measure.Responses;
import org.relata.measure.TaskId;
import org.relata.measure.Tasks;
import org.relata.measure.file.OutcomeRow;
import org.springframework.stereotype.Component;

/** Does at the doors what a test of pages needs to have been done. */
@Component
class Desk {
    private final Measures measures;
    private final Answers answers;
    private final Responses responses;
    private final Tasks tasks;

    Desk(Measures measures, Answers answers, Responses responses, Tasks tasks) {
        this.measures = measures;
        this.answers = answers;
        this.responses = responses;
        this.tasks = tasks;
    }

    /** The path of the weekly check-in that this member of the couple is asked. */
    String open(Company company, Player player) {
        var toDo = company.viewer(player).call(measures::mine).stream()
                .filter(one -> one.title().equals("How was this week?"))
                .findFirst()
                .orElseThrow();
        return "/relationships/" + toDo.relationship() + "/assignments/" + toDo.assignment();
    }

    /** Answers the weekly check-in of the couple and sends it. */
    ResponseId answer(Company company, Player player) {
        var couple = company.unit(Unit.COUPLE);
        return company.viewer(player).call(() -> {
            var assignment = measures.mine().stream()
                    .filter(one -> one.title().equals("How was this week?"))
                    .findFirst()
                    .orElseThrow()
                    .assignment();
            var kept = answers.keep(
                    couple,
                    assignment,
                    new AnswerSheet.Window(0, "desk"),
                    1,
                    Map.of(1, "3", 2, "2", 3, "4", 4, "1", 5, "3"));
            return ((Answers.Sending.Sent) answers.send(
                            couple,
                            assignment,
                            kept.revision(),
                            answers.open(couple, assignment).together()))
                    .response();
        });
    }

    /** Types in a positive safety screen of Amara and waits for the task. */
    TaskId flag(Company company) {
        var entry = new Entry(
                "hits",
                Optional.of(company.person(AMARA)),
                Optional.empty(),
                new OutcomeRow.On(LocalDate.of(2026, 11, 20)),
                Map.of(),
                new BigDecimal("14"),
                Map.of());
        company.viewer(OKAFOR).run(() -> responses.enter(company.unit(Unit.COUPLE), entry));
        for (int i = 0; i < 200; i++) {
            var open = company.viewer(OKAFOR).call(() -> tasks.all(true));
            if (!open.isEmpty()) {
                return open.getFirst().task().id();
            }
            pause();
        }
        throw new AssertionError("no task was raised");
    }

    private static void pause() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
