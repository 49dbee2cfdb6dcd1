package org.relata.messaging.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.relata.attachment.Attached;
import org.relata.messaging.Copies;
import org.relata.messaging.Copy;
import org.relata.messaging.Copy.Part;
import org.relata.messaging.Copy.Period;
import org.relata.messaging.Said;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a copy as JSON in the shape that docs/copies.md tells, without ever holding more of it than a piece. */
final class CopyJson {
    static final String SHAPE = "messages/1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(
                    any -> JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
            .build();

    private final Copies copies;
    private final Copy copy;
    private final JsonGenerator json;
    private final List<Attached> files = new ArrayList<>();

    private CopyJson(Copies copies, Copy copy, OutputStream out) {
        this.copies = copies;
        this.copy = copy;
        this.json = JSON.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).createGenerator(out);
    }

    /** Returns the files that it names. */
    static List<Attached> write(Copies copies, Copy copy, OutputStream out) {
        var writing = new CopyJson(copies, copy, out);
        try (writing.json) {
            writing.all();
        }
        return writing.files;
    }

    /** Where a file stands beside the JSON. */
    static String path(Attached file) {
        return "files/" + file.id() + file.kind().ending();
    }

    private record Entry(
            String id,
            String writtenAt,
            String author,
            String from,
            Optional<String> replyTo,
            Optional<String> text,
            Optional<Correction> correction,
            Optional<String> withdrawnAt,
            Optional<Proposal> disclosure,
            List<File> files) {}

    private record Correction(String at, String first) {}

    private record Proposal(
            String proposedBy, String proposedAt, Optional<String> answer, Optional<String> answeredAt) {}

    private record File(String name, int bytes, String path) {}

    private void all() {
        json.writeStartObject();
        json.writeStringProperty("relata", SHAPE);
        json.writeStringProperty("madeAt", copy.madeAt().toString());
        json.writeStringProperty("madeBy", copy.madeBy());
        json.writeStringProperty("member", copy.member());
        json.writeArrayPropertyStart("conversations");
        copy.parts().forEach(this::part);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void part(Part part) {
        json.writeStartObject();
        json.writeStringProperty("kind", part.conversation().kind().word());
        json.writePOJOProperty("careTeam", part.careTeam());
        json.writeArrayPropertyStart("periods");
        part.periods().forEach(this::period);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void period(Period period) {
        json.writeStartObject();
        json.writeStringProperty("openedAt", period.circle().openedAt().toString());
        period.circle().closedAt().ifPresent(at -> json.writeStringProperty("closedAt", at.toString()));
        json.writePOJOProperty("members", period.members());
        json.writeArrayPropertyStart("messages");
        var place = 0L;
        for (var piece = copies.after(copy, period, place);
                !piece.isEmpty();
                piece = copies.after(copy, period, place)) {
            piece.forEach(said -> json.writePOJO(entry(said)));
            piece.forEach(said -> files.addAll(said.files()));
            place = piece.getLast().message().place();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static Entry entry(Said said) {
        var message = said.message();
        var times = message.times();
        return new Entry(
                message.id().toString(),
                times.writtenAt().toString(),
                message.author().name(),
                message.author().staff() ? "care-team" : "member",
                message.answers().map(original -> original.id().toString()),
                message.text(),
                message.first()
                        .map(first ->
                                new Correction(times.amendedAt().orElseThrow().toString(), first)),
                times.withdrawnAt().map(Object::toString),
                said.disclosure()
                        .map(one -> new Proposal(
                                one.proposedBy(),
                                one.proposedAt().toString(),
                                one.answer().map(given -> given.answer().word()),
                                one.answer().map(given -> given.at().toString()))),
                said.files().stream()
                        .map(file -> new File(file.name(), file.size(), path(file)))
                        .toList());
    }
}
