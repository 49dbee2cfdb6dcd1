package org.relata.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Scanner;
import org.junit.jupiter.api.Assumptions;
import org.relata.measure.figure.Classification;
import org.relata.measure.file.OutcomeFile;
import org.relata.measure.file.OutcomeFileRefused;

/** Published figures: small tables retyped here, larger files read from beside the project where they are there. */
public final class Published {
    /**
     * Dyadic Adjustment Scale before and after couple therapy, 30 couples: Jacobson, N. S. &amp; Truax, P. (1991),
     * Journal of Consulting and Clinical Psychology 59, 12–19, table 2.
     */
    public static final List<Classification.Course> DAS = courses("""
            90.5 97     74 124      97 97.5     73.5 88     61 96.5     66.5 62.5
            68.5 112.5  86.5 103.5  88.5 90     68.5 82.5   98 105      80.5 99.5
            89.5 112.5  91.5 101    83.5 99.5   60.5 79.5   83 88       88 100.5
            98.5 119    78.5 116    99.5 116    79.5 129    84.5 113    92.5 118
            93 92       85 114      64 68       61 52       80 60.5     82.5 104.5
            """);

    /** Global Distress Scale of the same couples; the last four have no second score. */
    public static final List<Classification.Course> GDS = courses("""
            68 62.5    74.5 56    58.5 58    73.5 71    78.5 60.5  76 77
            76.5 58.5  63 52      70 65.5    75 73      63.5 64    73.5 55.5
            71.5 53    63.5 55    57 50      75 78      63 65.5    75 62
            71.5 60.5  68 51      75.5 50    67.5 44    62.5 55.5  69.5 56
            61 60.5    67 47.5    75.5 NA    75.5 NA    69.5 NA    66.5 NA
            """);

    private Published() {}

    /** A file of the published data beside the project; the test is skipped, naming it, where it is not there. */
    public static Path file(String name) {
        var folder = Objects.requireNonNullElse(System.getenv("RELATA_SHARED_DATA"), "../shared/data");
        var file = Path.of(System.getProperty("relata.shared.data", folder), name);
        Assumptions.assumeTrue(Files.isRegularFile(file), "needs the published data file " + name);
        return file;
    }

    public static OutcomeFile outcomes(String name) throws OutcomeFileRefused {
        try {
            return OutcomeFile.read(name, Files.readAllBytes(file(name)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Classification.Course> courses(String table) {
        var scores = new Scanner(table).tokens().toList();
        var courses = new ArrayList<Classification.Course>();
        for (var i = 0; i < scores.size(); i += 2) {
            var after = scores.get(i + 1).equals("NA") ? null : Double.valueOf(scores.get(i + 1));
            courses.add(new Classification.Course("" + (i / 2 + 1), Double.valueOf(scores.get(i)), after));
        }
        return List.copyOf(courses);
    }
}
