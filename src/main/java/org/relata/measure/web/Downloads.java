package org.relata.measure.web;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Files that leave the house; their names say the instrument and nobody's name. */
final class Downloads {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Downloads() {}

    static ResponseEntity<byte[]> csv(String name, byte[] content) {
        return file(name + ".csv", MediaType.parseMediaType("text/csv;charset=UTF-8"), content);
    }

    static ResponseEntity<byte[]> json(String name, Object facts) {
        return file(name + ".json", MediaType.APPLICATION_JSON, JSON.writeValueAsBytes(facts));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name.replaceAll("[^\\w.-]", "-"))
                                .build()
                                .toString())
                .body(content);
    }
}
