package org.relata.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every template, style, script and message of the product keeps to. */
class FaceRulesTest {

    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path STATIC = Path.of("src/main/resources/static");
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern INLINE =
            Pattern.compile("\\sstyle=|<style|\\son[a-z]+=|<script(?![^>]*\\ssrc=)|javascript:|hx-on");
    private static final Pattern SAID = Pattern.compile("say\\(\"([a-z0-9.\\-]+[a-z0-9])\"\\s*[,)]");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

    @Test
    void noTemplateHoldsStyleOrScriptOfItsOwn() {
        assertThat(files(TEMPLATES, ".jte"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(read(file)).doesNotContainPattern(INLINE));
    }

    @Test
    void onlyTheIconPartialWritesUnescapedMarkup() {
        assertThat(files(TEMPLATES, ".jte"))
                .filteredOn(file -> read(file).contains("$unsafe"))
                .containsExactly(TEMPLATES.resolve("ui/icon.jte"));
    }

    @Test
    void filesStaySmall() {
        assertThat(files(TEMPLATES, ".jte"))
                .allSatisfy(file -> assertThat(lines(file)).isLessThanOrEqualTo(80));
        assertThat(files(STATIC.resolve("css"), ".css"))
                .allSatisfy(file -> assertThat(lines(file)).isLessThanOrEqualTo(250));
        assertThat(files(STATIC.resolve("js"), ".js"))
                .filteredOn(file -> lines(file) > 70)
                .isEmpty();
    }

    @Test
    void everyMessageThatIsSaidIsThere() {
        Set<String> said = new TreeSet<>();
        Stream.concat(files(TEMPLATES, ".jte").stream(), files(Path.of("src/main/java"), ".java").stream())
                .forEach(file -> SAID.matcher(read(file)).results().forEach(found -> said.add(found.group(1))));
        Words english = new Words(java.util.Locale.ENGLISH);
        assertThat(said)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(english.say(key)).isNotBlank());
    }

    @Test
    void everyMessageAvoidsTheStraightQuoteThatSwallowsWords() {
        assertThat(files(MESSAGES, ".properties"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(messages(file).values())
                        .noneMatch(value -> value.toString().contains("'")));
    }

    @Test
    void everyTranslationSaysWhatEnglishSaysWithTheSameArguments() {
        assertThat(files(MESSAGES, "_de.properties")).isNotEmpty().allSatisfy(file -> {
            Properties english = messages(Path.of(file.toString().replace("_de", "")));
            Properties german = messages(file);
            assertThat(english.stringPropertyNames()).containsAll(german.stringPropertyNames());
            assertThat(german.stringPropertyNames())
                    .allSatisfy(key -> assertThat(arguments(german.getProperty(key)))
                            .isEqualTo(arguments(english.getProperty(key))));
        });
    }

    @Test
    void theFrameIsWhollyGerman() {
        assertThat(messages(MESSAGES.resolve("ui_de.properties")).stringPropertyNames())
                .isEqualTo(messages(MESSAGES.resolve("ui.properties")).stringPropertyNames());
    }

    private static Set<String> arguments(String pattern) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = ARGUMENT.matcher(pattern);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static List<Path> files(Path root, String ending) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties messages(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        return read(file).lines().count();
    }
}
