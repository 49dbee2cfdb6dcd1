package org.relata.measure.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.measure.BatchId;
import org.relata.measure.OutcomeSettings;
import org.relata.measure.ReliableChange;
import org.relata.measure.Spread;
import org.relata.ui.Form;

/** The settings of the practice view, as they stand in its address. */
record SettingsForm(Form form) {
    OutcomeSettings settings(String instrument) {
        return new OutcomeSettings(
                instrument,
                form.given("batch").map(SettingsForm::batch),
                form.given("method").map(SettingsForm::method),
                number("r"),
                line(),
                spread("m1", "sd1", "M1 and SD1"),
                spread("m0", "sd0", "M0 and SD0"));
    }

    private OutcomeSettings.Line line() {
        var wanted = form.value("cut").toUpperCase(Locale.ROOT);
        return Arrays.stream(OutcomeSettings.Line.values())
                .filter(line -> line.name().equals(wanted))
                .findFirst()
                .orElse(OutcomeSettings.Line.USUAL);
    }

    private Optional<Spread> spread(String mean, String sd, String what) {
        var m = number(mean);
        var s = number(sd);
        if (m.isEmpty() != s.isEmpty()) {
            throw new Refused("Give both %s, or neither.".formatted(what));
        }
        if (s.filter(value -> value <= 0).isPresent()) {
            throw new Refused("A standard deviation is greater than 0.");
        }
        return m.flatMap(value -> s.map(spread -> new Spread(value, spread, 0, "as set here")));
    }

    private Optional<Double> number(String field) {
        return form.given(field).map(text -> {
            var plain = text.replace(',', '.');
            if (!plain.matches("-?\\d{0,9}(\\.\\d{1,9})?") || !plain.matches(".*\\d.*")) {
                throw new Refused("Write numbers plainly, such as .80 or 114.8.");
            }
            return Double.valueOf(plain);
        });
    }

    private static ReliableChange method(String word) {
        return Arrays.stream(ReliableChange.values())
                .filter(method -> method.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static BatchId batch(String id) {
        try {
            return BatchId.of(id);
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }
}
