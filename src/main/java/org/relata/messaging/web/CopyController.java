package org.relata.messaging.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.CLINICIAN;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.relata.attachment.Attached;
import org.relata.attachment.Attachments;
import org.relata.attachment.Download;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.messaging.Copies;
import org.relata.messaging.Copy;
import org.relata.ui.OpenTo;
import org.relata.ui.Page;
import org.relata.ui.Papers;
import org.relata.ui.Torn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** A member's copy of the messages: as data, to be read on paper, or as data with the files beside it. */
@Controller
@OpenTo({CLIENT, CLINICIAN})
@RequestMapping("/relationships/{id}/copies/{person}")
class CopyController {
    private final Copies copies;
    private final Attachments attachments;
    private final Papers papers;

    CopyController(Copies copies, Attachments attachments, Papers papers) {
        this.copies = copies;
        this.attachments = attachments;
        this.papers = papers;
    }

    @GetMapping("/messages.json")
    void json(@PathVariable RelationshipId id, @PathVariable PersonId person, Page page, HttpServletResponse response) {
        var copy = copies.take(id, person);
        send(response, "application/json", name(copy, page, ".json"), out -> CopyJson.write(copies, copy, out));
    }

    @GetMapping("/messages.pdf")
    void pdf(@PathVariable RelationshipId id, @PathVariable PersonId person, Page page, HttpServletResponse response) {
        var copy = copies.take(id, person);
        var body = Map.of("paper", CopyPaper.of(copies, copy));
        var printed = papers.print(page.say("messaging.copy"), "messaging/_paper", page, body);
        send(response, "application/pdf", name(copy, page, ".pdf"), out -> out.write(printed));
    }

    @GetMapping("/messages.zip")
    void zip(@PathVariable RelationshipId id, @PathVariable PersonId person, Page page, HttpServletResponse response) {
        var copy = copies.take(id, person);
        send(response, "application/zip", name(copy, page, ".zip"), out -> {
            try (var zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("messages.json"));
                for (var file : CopyJson.write(copies, copy, zip)) {
                    add(zip, id, file);
                }
            }
        });
    }

    private void add(ZipOutputStream zip, RelationshipId id, Attached file) throws IOException {
        var download = open(id, file);
        if (download.isPresent()) {
            zip.putNextEntry(new ZipEntry(CopyJson.path(file)));
            for (int number = 0; number < download.get().count(); number++) {
                zip.write(download.get().piece(number));
            }
        }
    }

    /** Nothing where it was taken back since it was named. */
    private Optional<Download> open(RelationshipId id, Attached file) {
        try {
            return Optional.of(attachments.open(id, file.id()));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    private interface Sending {
        void to(OutputStream out) throws IOException;
    }

    /** What fails once it has begun to go out is torn off, lest half of a copy be taken for the whole. */
    private static void send(HttpServletResponse response, String type, String name, Sending sending) {
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("Cache-Control", "no-store");
        try {
            sending.to(response.getOutputStream());
        } catch (IOException e) {
            throw new Torn(new UncheckedIOException(e));
        } catch (RuntimeException e) {
            throw new Torn(e);
        }
    }

    /** Nobody's name: files lie about. */
    private static String name(Copy copy, Page page, String ending) {
        return "relata-copy-"
                + LocalDate.ofInstant(copy.madeAt(), page.visitor().zone()) + ending;
    }
}
