package org.relata.measure;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.relata.measure.file.OutcomeFile;
import org.relata.measure.file.OutcomeRows;
import org.relata.measure.instrument.Definition;

/**
 * What a file would bring in under a choice, and everything that is wrong with it. Nothing is stored yet.
 *
 * @param measures what a column can hold
 * @param relationships how many the file names
 * @param known how many of them an earlier file has named
 * @param twin the newest file of this name with as many scores that is in already
 */
public record ImportPreview(
        UploadId upload,
        OutcomeFile file,
        ImportChoice choice,
        OutcomeRows rows,
        List<Definition> measures,
        int relationships,
        int known,
        Optional<Batch> twin) {
    private static final int SHOWN = 8;
    private static final int MOST = 50;

    /** The first rows, as they stand in the file. */
    public List<List<String>> head() {
        return file.lines().stream()
                .limit(SHOWN)
                .map(line -> IntStream.range(0, file.header().size())
                        .mapToObj(line::cell)
                        .toList())
                .toList();
    }

    /** The first faults; the rest follow from them more often than not. */
    public List<OutcomeRows.Problem> problems() {
        return rows.problems().stream().limit(MOST).toList();
    }

    public boolean ready() {
        return rows.problems().isEmpty() && !rows.rows().isEmpty();
    }
}
