package org.relata.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.measure.file.OutcomeRow;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.Scoring;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.springframework.stereotype.Component;

/**
 * Answering what one is asked: every answer is kept as it is given, in the person's own circle, and sent once. However often and from however many
 * windows it is sent, there is exactly one response.
 */
@Component
public class Answers {
    private final Entrance entrance;
    private final Asking asking;
    private final DraftStore drafts;
    private final Recorder recorder;
    private final Sharing sharing;

    Answers(Entrance entrance, Asking asking, DraftStore drafts, Recorder recorder, Sharing sharing) {
        this.entrance = entrance;
        this.asking = asking;
        this.drafts = drafts;
        this.recorder = recorder;
        this.sharing = sharing;
    }

    /** What became of sending. */
    public sealed interface Sending {
        /** Stored, now or by an earlier try. */
        record Sent(ResponseId response) implements Sending {}

        /** Something changed since the person looked it through, or two windows disagree: to be looked through again. */
        record LookAgain() implements Sending {}
    }

    /**
     * What became of keeping answers.
     *
     * @param sent the response, where it was sent already: then nothing is kept any more
     * @param elsewhere what other windows answered to the questions that were not overwritten, by number
     */
    public record Kept(Optional<ResponseId> sent, int revision, Map<Integer, String> elsewhere) {
        public boolean smoothly() {
            return sent.isEmpty() && elsewhere.isEmpty();
        }
    }

    /** The questionnaire with what was answered so far. */
    public Sheet open(RelationshipId id, AssignmentId assignment) {
        return entrance.call(id, inside -> {
            var request = asking.request(inside, assignment);
            recorder.touched(Action.READ, "assignment", List.of(request.home()));
            var answers = drafts.find(inside, assignment).orElse(AnswerSheet.EMPTY);
            return asking.sheet(inside, id, request, answers);
        });
    }

    /**
     * Keeps answers on their way.
     *
     * @param values the chosen value or {@link AnswerSheet#SKIP} by the question's number
     * @param seq the window's own count
     */
    public Kept keep(
            RelationshipId id,
            AssignmentId assignment,
            AnswerSheet.Window window,
            long seq,
            Map<Integer, String> values) {
        return entrance.call(id, inside -> {
            var request = asking.request(inside, assignment);
            if (request.sent().isPresent()) {
                return new Kept(request.sent(), 0, Map.of());
            }
            writable(inside, id, request);
            var instrument = asking.keyed(inside, request.definition());
            values.forEach((question, value) -> check(instrument, question, value));
            var held = held(inside, request);
            var answers = held;
            for (var value : values.entrySet()) {
                answers = answers.with(value.getKey(), value.getValue(), window, seq);
            }
            if (answers.revision() != held.revision()) {
                drafts.save(inside, assignment, answers, recorder.clock().instant());
            }
            return new Kept(Optional.empty(), answers.revision(), torn(answers, values));
        });
    }

    /**
     * Sends the answers as they were looked through.
     *
     * @param revision the revision of the sheet that the person looked at
     * @param together whether the sheet said that the other members will see the total; they do not where it did not say so
     */
    public Sending send(RelationshipId id, AssignmentId assignment, int revision, boolean together) {
        return entrance.call(id, inside -> {
            var request = asking.request(inside, assignment);
            if (request.sent().isPresent()) {
                return new Sending.Sent(request.sent().get());
            }
            writable(inside, id, request);
            var answers = held(inside, request);
            if (answers.revision() != revision || answers.torn()) {
                return raced(inside, assignment);
            }
            if (answers.chosen().isEmpty()) {
                throw new Refused("Nothing is answered yet. Answer what you can, then send.");
            }
            return store(inside, id, request, answers.chosen(), together);
        });
    }

    private Sending store(
            Entered inside, RelationshipId id, Asking.Request request, Map<Integer, Integer> chosen, boolean together) {
        var questions = asking.unaddressed(inside, request.definition());
        var response = new NewResponse(
                ResponseId.next(),
                request.home().id(),
                Optional.of(inside.viewer().person()),
                new Response.Origin(
                        Response.Source.SCREEN,
                        questions.instrument().id(),
                        questions.definition(),
                        questions.wordingId(),
                        Optional.of(request.assignment().id()),
                        Optional.empty()),
                new OutcomeRow.On(recorder.today(inside)),
                Scoring.score(questions.instrument(), chosen),
                chosen,
                recorder.clock().instant());
        var stored = recorder.record(inside, id, request.home(), response);
        if (together && stored.isPresent()) {
            sharing.copy(inside, id, response);
        }
        drafts.delete(inside, request.assignment().id());
        return stored.<Sending>map(Sending.Sent::new)
                .orElseGet(() -> raced(inside, request.assignment().id()));
    }

    /** Another window may have sent it while this one waited for its turn. */
    private Sending raced(Entered inside, AssignmentId assignment) {
        var sent = asking.request(inside, assignment).sent();
        sent.ifPresent(done -> drafts.delete(inside, assignment));
        return sent.<Sending>map(Sending.Sent::new).orElseGet(Sending.LookAgain::new);
    }

    private AnswerSheet held(Entered inside, Asking.Request request) {
        return drafts.hold(
                inside,
                request.self().id(),
                request.assignment().id(),
                recorder.clock().instant());
    }

    private void writable(Entered inside, RelationshipId id, Asking.Request request) {
        recorder.writable(inside, id, request.home());
    }

    private static Map<Integer, String> torn(AnswerSheet answers, Map<Integer, String> values) {
        var torn = new HashMap<Integer, String>();
        values.keySet().stream()
                .filter(answers::isTorn)
                .forEach(question -> torn.put(question, answers.value(question)));
        return torn;
    }

    private static void check(Instrument instrument, int question, String value) {
        var item = instrument.item(question).orElseThrow(() -> new Refused("There is no question " + question + "."));
        var fits = value.equals(AnswerSheet.SKIP)
                || item.values().stream().map(String::valueOf).anyMatch(value::equals);
        if (!fits) {
            throw new Refused("Question " + question + " has no such answer. Choose one of those on the page.");
        }
    }
}
