package org.relata.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relata.kernel.Circle;
import org.relata.relationship.Relationship;

/**
 * A response as one reads it again.
 *
 * @param questions the words that were answered; empty for totals
 * @param answers the chosen values by number; empty for totals
 * @param score with its findings
 * @param earlier what this one corrects, newest first
 */
public record Given(
        Relationship relationship,
        Circle circle,
        Response response,
        Definition definition,
        Optional<Sheet.Questions> questions,
        Map<Integer, Integer> answers,
        Score score,
        List<Response> earlier) {}
