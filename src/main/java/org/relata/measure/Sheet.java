package org.relata.measure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.relata.kernel.Circle;
import org.relata.kernel.PersonId;
import org.relata.measure.instrument.Definition;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.Wording;
import org.relata.relationship.Relationship;

/**
 * A questionnaire in front of the person who is asked.
 *
 * @param reader who is asked
 * @param circle where the answers will belong; who is in it reads them
 * @param wording with the partner's name filled in
 * @param sent the response, once it was sent
 * @param together whether the other members see the total, since all of them agreed
 */
public record Sheet(
        Relationship relationship,
        Assignment assignment,
        PersonId reader,
        Circle circle,
        Questions questions,
        AnswerSheet answers,
        Optional<ResponseId> sent,
        boolean together) {
    /** An instrument in words: keyed as these words print it. */
    public record Questions(Instrument instrument, Wording wording, Optional<WordingId> wordingId, String definition) {
        /** Items first, then what is asked beside them. */
        public List<Wording.Line> lines() {
            return Stream.concat(wording.items().stream(), wording.extras().stream())
                    .toList();
        }
    }

    public List<Wording.Line> lines() {
        return questions.lines();
    }

    /** The questionnaire as the reader knows it. */
    public String title() {
        return Definition.of(questions.instrument()).title(questions.wording());
    }

    /** Questions that are still open, by number; what was skipped by choice is not. */
    public List<Integer> open() {
        return lines().stream()
                .map(Wording.Line::number)
                .filter(number -> answers.value(number).isEmpty())
                .toList();
    }
}
