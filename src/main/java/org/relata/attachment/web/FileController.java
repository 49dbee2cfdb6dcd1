package org.relata.attachment.web;

import static org.relata.ui.OpenTo.Who.CLIENT;
import static org.relata.ui.OpenTo.Who.STAFF;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.relata.attachment.Attachments;
import org.relata.attachment.FileId;
import org.relata.attachment.Uploads;
import org.relata.kernel.CircleId;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entrance;
import org.relata.ui.OpenTo;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Brings files in slice by slice, and gives them out. It is scripts that ask here: answers are plain text, a refusal one sentence. */
@Controller
@OpenTo({CLIENT, STAFF})
@RequestMapping("/relationships/{id}/files")
class FileController {
    private static final int LARGEST_SLICE = 1024 * 1024;
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final Entrance entrance;
    private final Uploads uploads;
    private final Attachments attachments;

    FileController(Entrance entrance, Uploads uploads, Attachments attachments) {
        this.entrance = entrance;
        this.uploads = uploads;
        this.attachments = attachments;
    }

    @PostMapping
    ResponseEntity<String> begin(
            @PathVariable RelationshipId id,
            @RequestParam(required = false) @Nullable CircleId circle,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "0") long size) {
        if (circle == null) {
            throw new NotFound();
        }
        var file = entrance.call(id, inside -> uploads.begin(inside, circle, name, size));
        return answer(HttpStatus.CREATED, file);
    }

    /** The slice is read before anything is asked of the database, which waits for nobody's line. */
    @PostMapping("/{file}/chunks")
    ResponseEntity<String> append(
            @PathVariable RelationshipId id,
            @PathVariable FileId file,
            @RequestParam(defaultValue = "0") long offset,
            HttpServletRequest request)
            throws IOException {
        var slice = request.getInputStream().readNBytes(LARGEST_SLICE + 1);
        if (slice.length > LARGEST_SLICE) {
            throw new Refused("This is too much at once; send at most 1 MiB at a time.");
        }
        return answer(HttpStatus.OK, entrance.call(id, inside -> uploads.append(inside, file, offset, slice)));
    }

    @GetMapping("/{file}/progress")
    ResponseEntity<String> progress(@PathVariable RelationshipId id, @PathVariable FileId file) {
        return answer(HttpStatus.OK, entrance.call(id, inside -> uploads.length(inside, file)));
    }

    @PostMapping("/{file}/finish")
    ResponseEntity<Void> finish(@PathVariable RelationshipId id, @PathVariable FileId file) {
        uploads.finish(id, file);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{file}/removal")
    ResponseEntity<Void> remove(@PathVariable RelationshipId id, @PathVariable FileId file) {
        entrance.run(id, inside -> uploads.drop(inside, file));
        return ResponseEntity.noContent().build();
    }

    /** As a download; a picture in its place on a page where {@code show} is asked for. */
    @GetMapping("/{file}")
    void show(
            @PathVariable RelationshipId id,
            @PathVariable FileId file,
            @RequestParam(required = false) @Nullable String show,
            HttpServletResponse response)
            throws IOException {
        Sending.send(attachments.open(id, file), show != null, response);
    }

    @ExceptionHandler
    ResponseEntity<String> refused(Refused refusal) {
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, refusal.getMessage());
    }

    private static ResponseEntity<String> answer(HttpStatus status, Object said) {
        return ResponseEntity.status(status).contentType(TEXT).body(said.toString());
    }
}
