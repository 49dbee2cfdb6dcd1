package org.relata.measure.web;

import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.OWNER;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.relata.kernel.Refused;
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
@OpenTo({CLINICIAN, OWNER})
@RequestMapping("/outcomes/import")
class ImportController {
    private final OutcomeImports imports;
    private final PracticeOutcomes outcomes;

    ImportController(OutcomeImports imports, PracticeOutcomes outcomes) {
        this.imports = imports;
        this.outcomes = outcomes;
    }

    @GetMapping
    ModelAndView ask() {
        return choosing(Form.blank(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView choose(@RequestParam(required = false) MultipartFile file, Page page) throws IOException {
        if (file == null || file.isEmpty()) {
            return choosing(
                    Form.blank().wrong("file", page.say("measure.import.none")), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            return new ModelAndView("redirect:/outcomes/import/" + imports.choose(name, file.getBytes()));
        } catch (Refused e) {
            return choosing(Form.blank().wrong("file", e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/{upload}")
    ModelAndView look(@PathVariable UploadId upload, Form form) {
        return looking(preview(upload, form), Form.blank(), HttpStatus.OK);
    }

    @PostMapping("/{upload}")
    ModelAndView run(@PathVariable UploadId upload, Form form, Page page, RedirectAttributes flash) {
        var preview = preview(upload, form);
        if (form.has("go", "look")) {
            return looking(preview, Form.blank(), HttpStatus.OK);
        }
        try {
            var done = imports.run(upload, preview.choice());
            flash.addFlashAttribute(
                    Flash.NAME,
                    Flash.of(page.say("measure.imported", done.relationships(), done.responses()))
                            .undoneBy("/outcomes/import/batches/" + done.batch() + "/undo"));
            return new ModelAndView("redirect:/outcomes?instrument=" + done.instrument());
        } catch (Refused e) {
            return looking(preview, Form.blank().wrong("", e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/batches/{batch}/undo")
    ModelAndView undo(@PathVariable BatchId batch, Page page, RedirectAttributes flash) {
        try {
            var undone = imports.undo(batch);
            flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("measure.import.undone", undone.fileName())));
            return new ModelAndView("redirect:/outcomes/import");
        } catch (Refused e) {
            return choosing(Form.blank().wrong("", e.getMessage()), HttpStatus.CONFLICT);
        }
    }

    private ImportPreview preview(UploadId upload, Form form) {
        var first = imports.preview(upload, null);
        var mapped = new MappingForm(form);
        return mapped.given() ? imports.preview(upload, mapped.choice(first.file())) : first;
    }

    private static ModelAndView looking(ImportPreview preview, Form wrong, HttpStatus status) {
        return new ModelAndView(
                "measure/import-look",
                Map.of("preview", preview, "mapping", MappingForm.of(preview.choice()), "form", wrong),
                status);
    }

    private ModelAndView choosing(Form form, HttpStatus status) {
        return new ModelAndView("measure/import", Map.of("form", form, "batches", outcomes.batches()), status);
    }
}
