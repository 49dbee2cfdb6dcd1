package org.relata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.relata.kernel.Refused;
import org.relata.kernel.Viewer;
import org.relata.measure.ImportChoice;
import org.relata.measure.OutcomeImports;
import org.relata.measure.file.OutcomeFile;
import org.relata.measure.file.OutcomeFileRefused;
import org.relata.measure.file.OutcomeMapping;
import org.relata.measure.file.OutcomeMapping.ScoreColumn;
import org.relata.measure.file.OutcomeRow;
import org.relata.measure.file.OutcomeRow.Phase;
import org.relata.measure.file.OutcomeRow.What;
import org.relata.practice.Operators;
import org.relata.relationship.Kind;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * {@code ./relata import outcomes FILE.csv}: the same import as the page, for a clinician of this installation. The columns are guessed from their
 * names unless they are named: {@code --relationship --member --occasion --before --after --score --instrument --kind}.
 */
@Component
@Lazy
class ImportVerb {
    private final OutcomeImports imports;
    private final Operators operators;

    ImportVerb(OutcomeImports imports, Operators operators) {
        this.imports = imports;
        this.operators = operators;
    }

    /** The file as it was found, before anything is started for it. */
    record Brought(OutcomeFile file, String name, byte[] content) {}

    static Brought read(CommandLine line) {
        if (line.words().isEmpty() || !line.words().getFirst().equals("outcomes")) {
            throw new CommandLine.Unclear("Say what to import: ./relata import outcomes FILE.csv");
        }
        Path path = line.path(1, "Name the file: ./relata import outcomes FILE.csv");
        try {
            byte[] content = Files.readAllBytes(path);
            String name = String.valueOf(path.getFileName());
            return new Brought(OutcomeFile.read(name, content), name, content);
        } catch (IOException e) {
            throw new CommandLine.Unclear("The file " + path + " cannot be read.");
        } catch (OutcomeFileRefused e) {
            throw new CommandLine.Unclear(e.getMessage() + " Nothing was brought in.");
        }
    }

    void run(CommandLine line, Brought brought) {
        try {
            Viewer clinician = operators.clinician(line.option("as"));
            ImportChoice choice = chosen(line, brought.file());
            OutcomeImports.Imported done = clinician.call(() -> imports.run(brought.name(), brought.content(), choice));
            System.err.printf(
                    "%d scores of %d relationships came in (%d of them are new). See them under Outcomes; the whole file can be taken back there.%n",
                    done.responses(), done.relationships(), done.founded());
            done.twin()
                    .ifPresent(twin -> System.err.printf(
                            "%s with as many scores was in already, since %tF: if it is the same, take one of the two back.%n",
                            twin.fileName(), twin.at().atZone(ZoneId.systemDefault())));
        } catch (Refused e) {
            throw new CommandLine.Unclear(e.getMessage());
        } catch (TransactionException | DataAccessResourceFailureException e) {
            throw new CommandLine.Unclear(
                    "The database stopped meanwhile. Once Relata runs again, look under Outcomes: all of the file is there, or nothing.");
        }
    }

    private ImportChoice chosen(CommandLine line, OutcomeFile file) {
        ImportChoice guess = imports.guess(file);
        Kind kind = line.option("kind").map(Kind::of).orElse(guess.kind());
        OutcomeMapping columns = guess.mapping();
        OutcomeMapping mapping = new OutcomeMapping(
                line.option("relationship").map(name -> column(file, name)).orElse(columns.relationship()),
                line.option("member").map(name -> column(file, name)).orElse(columns.member()),
                line.option("occasion").map(name -> column(file, name)).orElse(columns.occasion()),
                scores(line, file).orElse(columns.scores()));
        List<String> faults = mapping.faults(file);
        if (!faults.isEmpty()) {
            throw new Refused(String.join(". ", faults) + ". The columns are: " + String.join(", ", file.header())
                    + ". Nothing was imported.");
        }
        return new ImportChoice(mapping, kind, guess.known());
    }

    private static Optional<List<ScoreColumn>> scores(CommandLine line, OutcomeFile file) {
        Optional<String> instrument = line.option("instrument");
        if (instrument.isEmpty()) {
            return Optional.empty();
        }
        What what = new OutcomeRow.Catalogued(instrument.get());
        List<ScoreColumn> scores = new ArrayList<>();
        line.option("before").ifPresent(name -> scores.add(new ScoreColumn(column(file, name), what, Phase.BEFORE)));
        line.option("after").ifPresent(name -> scores.add(new ScoreColumn(column(file, name), what, Phase.AFTER)));
        line.option("score").ifPresent(name -> scores.add(new ScoreColumn(column(file, name), what, Phase.UNDATED)));
        if (scores.isEmpty()) {
            throw new Refused("With --instrument, name its columns: --before and --after, or --score.");
        }
        return Optional.of(scores);
    }

    private static int column(OutcomeFile file, String name) {
        int at = file.header().indexOf(name);
        if (at < 0) {
            throw new Refused("The file has no column \"" + name + "\". The columns are: "
                    + String.join(", ", file.header()) + ".");
        }
        return at;
    }
}
