package org.relata.measure;

import java.time.LocalDate;
import org.relata.kernel.RelationshipId;

/**
 * Something a client is asked to answer.
 *
 * @param title of the questionnaire as the client reads it
 * @param questions how many there are
 * @param begun whether some of them are answered already
 */
public record ToDo(
        RelationshipId relationship,
        AssignmentId assignment,
        String title,
        int questions,
        LocalDate dueOn,
        boolean begun) {}
