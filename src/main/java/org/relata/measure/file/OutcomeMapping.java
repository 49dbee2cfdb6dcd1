package org.relata.measure.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of an uploaded file mean. Columns are counted from 0.
 *
 * <p>Three shapes of file fit: long, with a column that tells the occasion; wide, with a column for each measure before
 * and after; and undated, with one score each. A file without a member column holds scores of the relationship.
 *
 * @param occasion tells the occasion of every score in the row by a date or a word; when null, each score column does
 */
public record OutcomeMapping(
        int relationship,
        @Nullable Integer member,
        @Nullable Integer occasion,
        List<ScoreColumn> scores) {

    /**
     * A column of scores.
     *
     * @param phase the occasion of the whole column; looked at only when there is no column for it
     */
    public record ScoreColumn(int column, OutcomeRow.What what, OutcomeRow.Phase phase) {}

    /**
     * A first suggestion, from the names of the columns, what they hold and the name of the file; to be confirmed by
     * a person. It may come without scores.
     *
     * @param instruments ids of the catalogue, such as "csi-16"
     */
    public static OutcomeMapping guess(OutcomeFile file, Collection<String> instruments) {
        return new OutcomeGuess(file, instruments).mapping();
    }

    /** Why the mapping does not fit the file, a sentence each; empty when it does. */
    public List<String> faults(OutcomeFile file) {
        var faults = new ArrayList<String>();
        if (scores.isEmpty()) {
            faults.add("Choose at least one column of scores");
        }
        if (columns().anyMatch(column -> column < 0 || column >= file.header().size())) {
            faults.add("A column was chosen that the file does not have");
        }
        var used = new HashSet<Integer>();
        if (!columns().allMatch(used::add)) {
            faults.add("The same column was chosen twice");
        }
        var measured = new HashSet<List<?>>();
        if (!scores.stream().allMatch(score -> measured.add(occasionOf(score)))) {
            faults.add("Two columns hold the same measure on the same occasion");
        }
        return faults;
    }

    private List<?> occasionOf(ScoreColumn score) {
        return occasion == null ? List.of(score.what(), score.phase()) : List.of(score.what());
    }

    private Stream<Integer> columns() {
        return Stream.concat(
                Stream.of(relationship, member, occasion).filter(Objects::nonNull),
                scores.stream().map(ScoreColumn::column));
    }
}
