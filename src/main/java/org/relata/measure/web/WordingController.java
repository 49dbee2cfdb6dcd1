package org.relata.measure.web;

import static org.relata.ui.OpenTo.Who.CLINICIAN;
import static org.relata.ui.OpenTo.Who.OWNER;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relata.kernel.Refused;
import org.relata.measure.UploadId;
import org.relata.measure.Wordings;
import org.relata.measure.wording.WordingFile.NamedBytes;
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

/** Bringing the words of an instrument in: from files or pasted lines, looked through, under the licence that is shown. */
@Controller
@OpenTo({CLINICIAN, OWNER})
@RequestMapping("/instruments/{instrument}/wording")
class WordingController {
    private final Wordings wordings;

    WordingController(Wordings wordings) {
        this.wordings = wordings;
    }

    @GetMapping
    ModelAndView ask(@PathVariable String instrument) {
        return asking(instrument, Form.blank().with("language", "en"), HttpStatus.OK);
    }

    /** Reads files or pasted lines; what they say is shown before anything is stored. */
    @PostMapping
    ModelAndView read(
            @PathVariable String instrument,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            Form form)
            throws IOException {
        var named = named(files);
        try {
            var proposal = named.isEmpty()
                    ? wordings.read(instrument, new PastedForm(form).sheet())
                    : wordings.read(instrument, named);
            return new ModelAndView(
                    "redirect:/instruments/" + instrument + "/wording/" + wordings.propose(instrument, proposal));
        } catch (Refused e) {
            var field = named.isEmpty() && !form.value("items").isBlank() ? "items" : "files";
            return asking(instrument, form.wrong(field, e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/{proposal}")
    ModelAndView look(@PathVariable String instrument, @PathVariable UploadId proposal) {
        return looking(instrument, proposal, Form.blank(), HttpStatus.OK);
    }

    @PostMapping("/{proposal}")
    ModelAndView accept(
            @PathVariable String instrument,
            @PathVariable UploadId proposal,
            Form form,
            Page page,
            RedirectAttributes flash) {
        var agreement = new Wordings.Agreement(
                form.has("licence", "yes"),
                form.has("values", "yes"),
                form.given("order").orElse(null));
        try {
            wordings.accept(instrument, proposal, agreement);
        } catch (Refused e) {
            return looking(instrument, proposal, form.wrong("", e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        flash.addFlashAttribute(Flash.NAME, Flash.of(page.say("instruments.stored")));
        return new ModelAndView("redirect:/instruments/" + instrument);
    }

    private ModelAndView asking(String instrument, Form form, HttpStatus status) {
        return new ModelAndView("measure/wording", Map.of("book", wordings.book(instrument), "form", form), status);
    }

    private ModelAndView looking(String instrument, UploadId id, Form form, HttpStatus status) {
        var proposal = wordings.proposal(instrument, id);
        return new ModelAndView(
                "measure/wording-look",
                Map.of("book", wordings.book(instrument), "proposal", proposal, "id", id.toString(), "form", form),
                status);
    }

    private static List<NamedBytes> named(@Nullable List<MultipartFile> files) throws IOException {
        var named = new ArrayList<NamedBytes>();
        for (var file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()) {
                named.add(new NamedBytes(
                        Objects.requireNonNullElse(file.getOriginalFilename(), "file"), file.getBytes()));
            }
        }
        return named;
    }
}
