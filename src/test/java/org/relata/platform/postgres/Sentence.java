package org.relata.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

/** What a self-hoster reads: one line that says what happened, what is safe and what to do. */
final class Sentence {
    private Sentence() {}

    static void isPlain(Throwable trouble) {
        assertThat(trouble).isInstanceOf(PostgresTrouble.class);
        assertThat(trouble.getMessage())
                .doesNotContain("\n", "Exception", "org.relata")
                .endsWith(".")
                .containsAnyOf("nothing", "safe", "untouched")
                .hasSizeBetween(60, 400);
    }
}
