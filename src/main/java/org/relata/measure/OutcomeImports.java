package org.relata.measure;

import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.Role;
import org.relata.measure.figure.Interval;
import org.relata.measure.file.OutcomeFile;
import org.relata.measure.file.OutcomeFileRefused;
import org.relata.measure.file.OutcomeMapping;
import org.relata.measure.file.OutcomeRows;
import org.relata.measure.instrument.Catalogue;
import org.relata.measure.instrument.Definition;
import org.relata.measure.instrument.Instrument;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.relationship.Kind;
import org.springframework.stereotype.Component;

/** Brings outcomes in from a file: chosen, looked through, brought in whole or not at all, and taken back whole. */
@Component
public class OutcomeImports {
    private final Entrance entrance;
    private final Catalogue catalogue;
    private final UploadStore uploads;
    private final BatchStore batches;
    private final OutcomeImport importing;

    OutcomeImports(
            Entrance entrance, Catalogue catalogue, UploadStore uploads, BatchStore batches, OutcomeImport importing) {
        this.entrance = entrance;
        this.catalogue = catalogue;
        this.uploads = uploads;
        this.batches = batches;
        this.importing = importing;
    }

    /**
     * What came in.
     *
     * @param twin a file that was in already under this name with as many scores
     */
    public record Imported(
            BatchId batch, String instrument, int relationships, int founded, int responses, Optional<Batch> twin) {}

    /** Keeps a chosen file until it is brought in. Refused where it is no table at all. */
    public UploadId choose(String fileName, byte[] content) {
        var file = read(fileName, content);
        return entrance.callEverywhere(inside -> {
            treatsOnly(inside);
            var id = UploadId.next();
            var upload = new UploadStore.Upload(file.name(), content);
            NotFound.unlessOne(uploads.insert(inside, id, upload, importing.now()));
            return id;
        });
    }

    /** What the file would bring in; without a choice, under the one that its columns suggest. */
    public ImportPreview preview(UploadId id, @Nullable ImportChoice choice) {
        return entrance.callEverywhere(inside -> {
            treatsOnly(inside);
            var upload = uploads.find(inside, id).orElseThrow(NotFound::new);
            return preview(inside, id, read(upload.fileName(), upload.content()), choice);
        });
    }

    /** Brings the file in. Refused, and nothing stored, while anything is wrong with it. */
    public Imported run(UploadId id, ImportChoice choice) {
        return entrance.callEverywhere(inside -> {
            treatsOnly(inside);
            var upload = uploads.find(inside, id)
                    .orElseThrow(() -> new Refused("This file is in already, or another one was chosen since."));
            var done = write(inside, read(upload.fileName(), upload.content()), choice);
            uploads.forget(inside);
            return done;
        });
    }

    /** Brings a file in at once, as the command line does. */
    public Imported run(String fileName, byte[] content, @Nullable ImportChoice choice) {
        var file = read(fileName, content);
        return entrance.callEverywhere(inside -> {
            treatsOnly(inside);
            return write(inside, file, choice == null ? guess(file) : choice);
        });
    }

    /** Takes a whole file back. Refused in words where something was added since. */
    public Batch undo(BatchId id) {
        return entrance.callEverywhere(inside -> {
            var batch = batches.find(inside, id).orElseThrow(NotFound::new);
            if (!batch.by().equals(inside.viewer().person())) {
                throw new Refused("Only who brought this file in can take it back.");
            }
            if (batch.undoneAt().isPresent()) {
                throw new Refused("This file was taken back already.");
            }
            importing.undo(inside, batch);
            return batch;
        });
    }

    /** What the columns suggest; to be confirmed by a person. */
    public ImportChoice guess(OutcomeFile file) {
        var ids = catalogue.all().stream().map(Instrument::id).toList();
        return new ImportChoice(OutcomeMapping.guess(file, ids), Kind.COUPLE, false);
    }

    private Imported write(Entered inside, OutcomeFile file, ImportChoice choice) {
        var rows = rows(file, choice);
        if (!rows.problems().isEmpty()) {
            throw new Refused("Nothing was imported. "
                    + rows.problems().stream()
                            .limit(10)
                            .map(OutcomeRows.Problem::sentence)
                            .collect(Collectors.joining(" · ")));
        }
        if (rows.rows().isEmpty()) {
            throw new Refused("There are no scores in the chosen columns. Nothing was imported.");
        }
        var twin = twin(inside, file.name(), rows.rows().size());
        var done = importing.write(inside, file.name(), rows, choice, catalogue);
        return new Imported(
                done.batch(),
                done.measured().getFirst().id(),
                done.relationships(),
                done.founded(),
                done.responses(),
                twin);
    }

    private ImportPreview preview(Entered inside, UploadId id, OutcomeFile file, @Nullable ImportChoice wanted) {
        var choice = wanted == null ? guess(file) : wanted;
        var rows = rows(file, choice);
        var labels = ImportPlan.of(rows).labels();
        var known = batches.labels(inside, labels).stream()
                .map(BatchStore.Label::label)
                .distinct()
                .count();
        return new ImportPreview(
                id,
                file,
                choice,
                rows,
                importing.measures(inside, catalogue),
                labels.size(),
                (int) known,
                twin(inside, file.name(), rows.rows().size()));
    }

    /** A file that is in already under this name with as many scores; most likely it is the same one. */
    private Optional<Batch> twin(Entered inside, String name, int scores) {
        return batches.all(inside).stream()
                .filter(batch -> batch.undoneAt().isEmpty()
                        && batch.responses() == scores
                        && batch.fileName().equals(name))
                .findFirst();
    }

    private OutcomeRows rows(OutcomeFile file, ImportChoice choice) {
        return OutcomeRows.read(file, choice.mapping(), this::range);
    }

    private @Nullable Interval range(String id) {
        return catalogue.find(id).map(Definition::of).map(Definition::range).orElse(null);
    }

    private static OutcomeFile read(String name, byte[] content) {
        try {
            return OutcomeFile.read(shortened(name), content);
        } catch (OutcomeFileRefused e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }

    private static String shortened(String name) {
        var plain = name.replaceAll("[\\p{Cntrl}]", " ").strip();
        return plain.isEmpty() ? "file.csv" : plain.substring(0, Math.min(plain.length(), 200));
    }

    private static void treatsOnly(Entered inside) {
        if (!inside.is(Role.CLINICIAN) && !inside.is(Role.OWNER)) {
            throw new NotFound();
        }
    }
}
