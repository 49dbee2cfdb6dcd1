package org.relata.measure.web;

import static org.relata.ui.OpenTo.Who.CLINICIAN;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.measure.Batch;
import org.relata.measure.BatchId;
import org.relata.measure.ImportPreview;
import org.relata.measure.OutcomeImports;
import org.relata.measure.PracticeOutcomes;
import org.relata.measure.UploadId;
import org.relata.ui.Flash;
import org.relata.ui.Form;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Bringing a file of outcomes in: choose it, look it through, bring it in whole, take it back whole. */
@Controller
@OpenTo(CLINICIAN)
@RequestMapping("/outcomes/import")
class ImportController {
    private final OutcomeImports imports;
    private final PracticeOutcomes outcomes;
    private final ImportWords words;

    ImportController(OutcomeImports imports, PracticeOutcomes outcomes, ImportWords words) {
        this.imports = imports;
        this.outcomes = outcomes;
        this.words = words;
    }

    @GetMapping
    ModelAndView ask() {
        return choosing(Form.blank(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView choose(@RequestParam(required = false) @Nullable MultipartFile file, Page page) throws IOException {
        if (file == null || file.isEmpty()) {
            return choosing(
                    Form.blank().wrong("file", page.say("outcomes.file.missing")), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            return new ModelAndView("redirect:/outcomes/import/" + imports.choose(name, file.getBytes()));
        } catch (Refused e) {
            return choosing(Form.blank().wrong("file", e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/{upload}")
    ModelAndView look(@PathVariable UploadId upload, Page page) {
        return looking(imports.preview(upload, null), Map.of(), page, HttpStatus.OK);
    }

    /** Looks again under other columns, or brings the file in under these. */
    @PostMapping("/{upload}")
    ModelAndView run(@PathVariable UploadId upload, Form form, Page page, RedirectAttributes flash) {
        var choice = new MappingForm(form).choice(imports.preview(upload, null).file());
        if (!form.has("go", "bring")) {
            return looking(imports.preview(upload, choice), Map.of(), page, HttpStatus.OK);
        }
        try {
            var done = imports.run(upload, choice);
            flash.addFlashAttribute(
                    Flash.NAME,
                    Flash.of(page.say("outcomes.done.flash", done.relationships(), done.responses(), done.founded()))
                            .undoneBy("/outcomes/import/batches/" + done.batch() + "/undo"));
            return new ModelAndView("redirect:/outcomes/import/batches/" + done.batch());
        } catch (Refused e) {
            var wrong = Map.of("", e.getMessage());
            return looking(imports.preview(upload, choice), wrong, page, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/batches/{id}")
    ModelAndView done(@PathVariable BatchId id) {
        Batch batch = outcomes.batches().stream()
                .filter(one -> one.id().equals(id) && one.undoneAt().isEmpty())
                .findFirst()
                .orElseThrow(NotFound::new);
        return new ModelAndView("measure/import-done", Map.of("batch", batch, "measured", outcomes.measured()));
    }

    @PostMapping("/batches/{id}/undo")
    ModelAndView undo(@PathVariable BatchId id, Page page, RedirectAttributes flash) {
        try {
            var undone = imports.undo(id);
            flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("outcomes.taken-back", undone.fileName())));
            return new ModelAndView("redirect:/outcomes/import");
        } catch (Refused e) {
            return choosing(Form.blank().wrong("", e.getMessage()), HttpStatus.CONFLICT);
        }
    }

    private ModelAndView looking(ImportPreview preview, Map<String, String> wrong, Page page, HttpStatus status) {
        var filled = MappingForm.of(preview.choice()).form();
        var view = new ImportView(preview, new Form(filled.values(), wrong), words.measures(page), words.kinds(page));
        return new ModelAndView("measure/import-look", Map.of("view", view), status);
    }

    private ModelAndView choosing(Form form, HttpStatus status) {
        return new ModelAndView(
                "measure/import",
                Map.of("form", form, "batches", outcomes.batches(), "measured", outcomes.measured()),
                status);
    }
}
