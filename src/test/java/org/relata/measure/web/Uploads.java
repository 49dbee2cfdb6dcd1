package org.relata.measure.web;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.relata.Knocking;

/** Sends a file as a browser's form does. */
final class Uploads {
    private static final String BOUNDARY = "----relata-boundary";

    private Uploads() {}

    static HttpResponse<String> post(Knocking who, String path, String field, String name, byte[] content) {
        who.get(path);
        var head =
                "--%s\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n%s\r\n--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(BOUNDARY, who.token(), BOUNDARY, field, name)
                        .getBytes(StandardCharsets.UTF_8);
        var tail = "\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8);
        var body = new byte[head.length + content.length + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(content, 0, body, head.length, content.length);
        System.arraycopy(tail, 0, body, head.length + content.length, tail.length);
        return who.post(path, "multipart/form-data; boundary=" + BOUNDARY, body);
    }
}
