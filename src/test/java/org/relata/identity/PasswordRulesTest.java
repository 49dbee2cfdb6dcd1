package org.relata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordRulesTest {
    private static final List<String> NAMES = List.of("Amara Example", "Harbour Street", "amara@example.org");

    @Test
    void whatEverybodyTriesFirstIsRefusedInEveryDisguise() {
        assertThat(List.of(
                        "password",
                        "Password1!",
                        "p@ssw0rd2026",
                        "12345678",
                        "qwertzuiop",
                        "aaaaaaaa",
                        "iloveyou!",
                        "Sommer2026",
                        "letmein123",
                        "abcd1234",
                        "passwordpassword",
                        "1q2w3e4r5t"))
                .allSatisfy(password ->
                        assertThat(PasswordRules.flaw(password, NAMES)).hasValue("common"));
    }

    @Test
    void ownNamesMakeNoPassword() {
        assertThat(List.of("amara2026", "Harbour-1", "!Example12"))
                .allSatisfy(password ->
                        assertThat(PasswordRules.flaw(password, NAMES)).hasValue("personal"));
    }

    @Test
    void nothingIsAskedOfItButLengthAndSomethingOfOnesOwn() {
        assertThat(List.of(
                        "four quiet herons",
                        "xkvmqpzw",
                        "zwölf blaue Boote",
                        "月光下的小船在海上漂",
                        "harbour at night with amara"))
                .allSatisfy(password ->
                        assertThat(PasswordRules.flaw(password, NAMES)).isEmpty());
    }

    @Test
    void shortAndEndlessOnesAreRefused() {
        assertThat(PasswordRules.flaw("xkvmqpz", NAMES)).hasValue("short");
        assertThat(PasswordRules.flaw("xkv mqzr".repeat(32), NAMES)).isEmpty();
        assertThat(PasswordRules.flaw("xkv mqzr".repeat(32) + "d", NAMES)).hasValue("long");
    }
}
