package org.relata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark is run by hand, seldom, and must not be found broken then. */
class BenchTest {
    @Test
    void theBenchmarkCompilesAgainstTheApplication(@TempDir Path out) throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        try (Stream<Path> bench = Files.list(Path.of("bench"));
                var files = compiler.getStandardFileManager(found, null, null)) {
            List<Path> sources =
                    bench.filter(file -> file.toString().endsWith(".java")).toList();
            String classes = Stream.of(System.getProperty("java.class.path"), "target/classes")
                    .collect(Collectors.joining(File.pathSeparator));
            compiler.getTask(
                            null,
                            files,
                            found,
                            List.of("-proc:none", "-d", out.toString(), "-cp", classes),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(sources).isNotEmpty();
        }
        assertThat(found.getDiagnostics())
                .filteredOn(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .isEmpty();
    }
}
