package org.relata.measure;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.relata.identity.Visit;
import org.relata.identity.Visit.Answer;
import org.relata.measure.wording.WordingFile.NamedBytes;

/** Files as a browser sends them with a form. */
final class Upload {
    private static final String EDGE = "edge-of-a-part";

    private Upload() {}

    static Answer send(Visit visit, String path, String field, NamedBytes file) {
        return send(visit, path, field, List.of(file));
    }

    static Answer send(Visit visit, String path, String field, List<NamedBytes> files) {
        var body = new ByteArrayOutputStream();
        write(
                body,
                "--%s\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n%s\r\n".formatted(EDGE, visit.token()));
        for (var file : files) {
            write(
                    body,
                    "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: text/plain\r\n\r\n"
                            .formatted(EDGE, field, file.name()));
            body.writeBytes(file.content());
            write(body, "\r\n");
        }
        write(body, "--" + EDGE + "--\r\n");
        return visit.send(visit.request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + EDGE)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
