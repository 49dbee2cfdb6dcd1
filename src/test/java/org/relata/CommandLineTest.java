package org.relata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @Test
    void optionsAreWrittenWithASpaceOrAnEqualsSign() {
        var line = CommandLine.of("import", "outcomes", "--data", "there", "das.csv", "--as=ada@example.org");
        assertThat(line.verb()).isEqualTo("import");
        assertThat(line.words()).containsExactly("outcomes", "das.csv");
        assertThat(line.data()).hasToString("there");
        assertThat(line.option("as")).contains("ada@example.org");
    }

    @Test
    void anOptionWithoutItsValueIsUnclear() {
        assertThatThrownBy(() -> CommandLine.of("serve", "--port"))
                .isInstanceOf(CommandLine.Unclear.class)
                .hasMessage("--port needs a value after it.");
    }

    @Test
    void aPortIsANumber() {
        assertThat(CommandLine.of("serve", "--port", "8091").port()).contains(8091);
        assertThat(CommandLine.of("serve").port()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "99999", "-1", ""})
    void anythingElseIsNoPort(String typed) {
        assertThatThrownBy(() -> CommandLine.of("serve", "--port=" + typed).port())
                .isInstanceOf(CommandLine.Unclear.class)
                .hasMessageContaining("a number from 1 to 65535");
    }
}
