package org.relata.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.relata.kernel.Circle;
import org.relata.kernel.PersonId;
import org.relata.technique.RunId;

/**
 * Something that members do between sessions, as often as it says.
 *
 * @param circle of those who do it
 * @param run an exercise that was begun for it; empty where there is none
 * @param goal that it is for, by its id in the plan
 * @param minutes that it takes, empty where it does not matter
 * @param reported who has said how a turn went
 * @param reports what the viewer may read of it: their own, for the care team everybody's, and for all once all have
 * @param withdrawn since when it need not be done any more
 */
public record Homework(
        HomeworkId id,
        Circle circle,
        String title,
        String words,
        Optional<RunId> run,
        Optional<String> goal,
        Rhythm rhythm,
        Optional<Integer> minutes,
        Instant given,
        Optional<Instant> withdrawn,
        Set<Done> reported,
        List<Report> reports) {
    /**
     * When it is done.
     *
     * @param every so many days
     */
    public record Rhythm(LocalDate first, int every, int times) {
        /** The day by which a turn is to be done; the first is 1. */
        public LocalDate due(int turn) {
            return first.plusDays((long) (turn - 1) * every);
        }

        /** The turn that is on now: the first that is not over, or the last; nothing of it is too late. */
        public int turn(LocalDate today) {
            return IntStream.rangeClosed(1, times)
                    .filter(turn -> !due(turn).isBefore(today))
                    .findFirst()
                    .orElse(times);
        }
    }

    /** That somebody has reported a turn. */
    record Done(int turn, PersonId by) {}

    public boolean isOpen() {
        return withdrawn.isEmpty() && circle.isOpen();
    }

    /** Who does it. */
    public List<PersonId> members() {
        return circle.person().map(List::of).orElse(circle.clients());
    }

    public boolean isDone(int turn, PersonId by) {
        return reported.contains(new Done(turn, by));
    }

    /** Who has reported a turn, in the order in which members stand. */
    public List<PersonId> done(int turn) {
        return members().stream().filter(member -> isDone(turn, member)).toList();
    }

    public boolean isRevealed(int turn) {
        return done(turn).size() == members().size();
    }

    public List<Report> reports(int turn) {
        return reports.stream().filter(report -> report.turn() == turn).toList();
    }

    /** The turns that have come, the newest first: what is on now, and what was before. */
    public List<Integer> turns(LocalDate today) {
        return IntStream.rangeClosed(1, rhythm.turn(today)).boxed().toList().reversed();
    }

    /** What somebody has not reported yet of what has come, the oldest first. */
    public List<Integer> open(LocalDate today, PersonId member) {
        return isOpen() && members().contains(member)
                ? IntStream.rangeClosed(1, rhythm.turn(today))
                        .filter(turn -> !isDone(turn, member))
                        .boxed()
                        .toList()
                : List.of();
    }

    /** As it is given. */
    public record New(
            List<PersonId> members,
            String title,
            String words,
            Optional<String> exercise,
            Optional<String> goal,
            Rhythm rhythm,
            Optional<Integer> minutes) {}
}
