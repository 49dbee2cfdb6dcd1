package org.relata.measure.wording;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relata.measure.instrument.Instrument;
import org.relata.measure.instrument.Score;
import org.relata.measure.instrument.Wording;
import org.relata.measure.instrument.Wording.Line;
import org.relata.measure.wording.Draft.Question;
import tools.jackson.databind.JsonNode;

/**
 * Takes the wording of an instrument in: from FHIR R4 files, from an Open Scale Definition, or from pasted lines. The
 * instrument's structure and scoring key stay as the catalogue has them; a file must fit them. Each way ends in an
 * accepted wording, with or without warnings, or in {@link WordingRefused} with a sentence for the person.
 */
public final class WordingFile {
    private static final int MOST_FILES = 20;

    private WordingFile() {}

    /** A file as it was chosen. */
    public record NamedBytes(String name, byte[] content) {}

    /**
     * A wording that can be stored.
     *
     * @param needsConfirmation something was guessed: show {@code warnings} and every answer's value, and score nothing
     *     before a person has agreed
     * @param formulas how the file computes a total by itself; never executed here
     * @param checks stored responses scored anew
     * @param languages the file offers
     */
    public record Accepted(
            Wording wording,
            List<String> warnings,
            boolean needsConfirmation,
            List<Formula> formulas,
            List<Check> checks,
            List<String> languages) {}

    /**
     * @param question name of the question that holds the total
     * @param trusted it is understood and adds up the instrument's items; otherwise it is shown and nothing more
     */
    public record Formula(String question, String expression, boolean trusted) {}

    /**
     * @param stored the total that the file stores, null when none
     * @param agrees whether it equals the new score, or none is stored
     * @param unmatched names in the response that the questionnaire does not have, and answers it does not offer
     */
    public record Check(
            String file, Score score, @Nullable BigDecimal stored, boolean agrees, List<String> unmatched) {}

    /** Lines copied from an official sheet. */
    public static Accepted paste(PastedSheet sheet, Instrument instrument) throws WordingRefused {
        Assembly.allowed(instrument);
        var remarks = new Remarks();
        var wording = PastedLines.read(sheet, instrument, remarks);
        return new Accepted(
                wording,
                remarks.warnings(),
                remarks.needsConfirmation(),
                List.of(),
                List.of(),
                List.of(wording.language()));
    }

    /** As {@link #read(List, Instrument, String)}, in English where the file offers it, else in its first language. */
    public static Accepted read(List<NamedBytes> files, Instrument instrument) throws WordingRefused {
        return read(files, instrument, null);
    }

    /**
     * Reads the files that were chosen together: one Questionnaire, or a Bundle, with its ValueSets and CodeSystems and
     * any responses to check; or one Open Scale Definition.
     */
    public static Accepted read(List<NamedBytes> files, Instrument instrument, @Nullable String language)
            throws WordingRefused {
        if (files.isEmpty() || files.size() > MOST_FILES) {
            throw new WordingRefused("Choose between 1 and " + MOST_FILES + " files.");
        }
        Assembly.allowed(instrument);
        var remarks = new Remarks();
        var pack = new FhirPack();
        for (var file : files) {
            var root = JsonFile.read(file.name(), file.content());
            if (root.path("definition").path("items").isArray()) {
                return osd(files, root, instrument, language, remarks);
            }
            if (!root.isObject() || !root.has("resourceType")) {
                throw new WordingRefused(file.name() + " is JSON, but neither FHIR nor an Open Scale Definition.");
            }
            pack.add(file.name(), root, remarks);
        }
        return fhir(pack, instrument, remarks);
    }

    private static Accepted osd(
            List<NamedBytes> files, JsonNode root, Instrument instrument, @Nullable String language, Remarks remarks)
            throws WordingRefused {
        if (files.size() > 1) {
            throw new WordingRefused("Choose an Open Scale Definition by itself.");
        }
        var draft = OsdScale.read(root, language, remarks);
        var wording = Assembly.wording(instrument, draft, remarks);
        OsdScoring.compare(root.path("definition"), instrument, wording, remarks);
        return new Accepted(
                wording, remarks.warnings(), remarks.needsConfirmation(), List.of(), List.of(), draft.languages());
    }

    private static Accepted fhir(FhirPack pack, Instrument instrument, Remarks remarks) throws WordingRefused {
        var draft = FhirQuestionnaire.read(pack, instrument, remarks);
        var wording = Assembly.wording(instrument, draft, remarks);
        var formulas = new ArrayList<Formula>();
        for (var formula : draft.formulas()) {
            formulas.add(formula(formula, draft, instrument, wording, remarks));
        }
        var checks = new ArrayList<Check>();
        pack.responses.forEach((file, response) -> {
            var check = FhirResponse.check(file, response, instrument, wording, draft.totals());
            checks.add(check);
            tell(check, remarks);
        });
        return new Accepted(
                wording, remarks.warnings(), remarks.needsConfirmation(), formulas, checks, draft.languages());
    }

    private static Formula formula(
            Draft.Formula formula, Draft draft, Instrument instrument, Wording wording, Remarks remarks) {
        boolean blind = formula.expression().contains("%resource.item")
                && draft.questions().stream().anyMatch(Question::grouped)
                && !formula.expression().contains("descendants()")
                && !formula.expression().contains("repeat(");
        if (blind) {
            remarks.warn("The file's own total (" + formula.link() + ") reads only questions outside groups, but the"
                    + " questions stand in a group: it would miss them. It is not used.");
        }
        var scored = new HashSet<>(wording.items().stream().map(Line::link).toList());
        boolean same = scored.equals(added(formula, draft));
        if (!formula.sums().isEmpty() && !same) {
            remarks.warn("The file's own total (" + formula.link() + ") adds up other questions than "
                    + instrument.shortTitle() + ". It is not used.");
        }
        if (formula.sums().isEmpty()) {
            remarks.warn("The file computes " + formula.link() + " in a way that is not understood. It is not used.");
        }
        if (same && !formula.completeOnly()) {
            remarks.warn("The file counts missing answers as 0. Relata follows the published rule for "
                    + instrument.shortTitle() + " instead.");
        }
        return new Formula(formula.link(), formula.expression(), same && !blind);
    }

    private static Set<String> added(Draft.Formula formula, Draft draft) {
        if (!formula.sums().contains(FhirFormula.ALL_BUT)) {
            return formula.sums();
        }
        var all = new LinkedHashSet<String>();
        for (var question : draft.questions()) {
            boolean counts = question.choices().stream().anyMatch(choice -> choice.weight() != null);
            if (counts && !formula.sums().contains(question.link())) {
                all.add(question.link());
            }
        }
        return all;
    }

    private static void tell(Check check, Remarks remarks) {
        if (!check.unmatched().isEmpty()) {
            remarks.warn(check.file() + " answers what the questionnaire does not ask: "
                    + String.join("; ", check.unmatched()) + ".");
        }
        if (!check.agrees() && check.stored() != null) {
            remarks.warn(check.file() + " stores " + check.stored().toPlainString() + ", but its answers give "
                    + check.score().shown(0) + ".");
        }
    }
}
