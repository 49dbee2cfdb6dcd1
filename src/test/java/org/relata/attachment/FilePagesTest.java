package org.relata.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.relata.cast.Player.AMARA;
import static org.relata.cast.Player.JONAS;
import static org.relata.cast.Player.MATEO;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.Knocking;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Outside;
import org.springframework.beans.factory.annotation.Autowired;

/** Files over real HTTP. */
@OnStage
class FilePagesTest {
    private static final String BINARY = "application/octet-stream";
    private static final byte[] WORDS = Files.latin("what Amara wrote");

    @Autowired
    Stage stage;

    @Autowired
    Desk.Opening opening;

    @Autowired
    Outside outside;

    Company company;
    RelationshipId couple;
    Desk desk;
    Knocking amara;
    Knocking jonas;

    @BeforeEach
    void open() {
        company = stage.open();
        couple = company.unit(Unit.COUPLE);
        desk = Desk.of(company, opening);
        amara = stage.as(company, AMARA);
        jonas = stage.as(company, JONAS);
    }

    @Test
    void aFileComesInSliceBySliceAndGoesOutAsADownload() {
        var file = begin("Größe <b>.html", 20);
        assertThat(append(file, 0, "twenty bytes ").body()).isEqualTo("13");
        assertThat(amara.get(at(file) + "/progress").body()).isEqualTo("13");
        assertThat(append(file, 0, "twenty bytes of ").body()).isEqualTo("16");
        var early = amara.post(at(file) + "/finish");
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).startsWith("Not all of this file has come").doesNotContain("<");
        assertThat(append(file, 16, "text").body()).isEqualTo("20");
        assertThat(amara.post(at(file) + "/finish").statusCode()).isEqualTo(204);

        var answer = amara.get(at(file) + "?show");
        assertThat(answer.body()).isEqualTo("twenty bytes of text");
        assertThat(headers(answer))
                .containsEntry("content-type", "text/plain;charset=UTF-8")
                .containsEntry("content-length", "20")
                .containsEntry("content-security-policy", "sandbox; default-src 'none'")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("cache-control", "no-store")
                .containsEntry(
                        "content-disposition",
                        "attachment; filename=\"Gr__e b .html.txt\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20b%20.html.txt");
    }

    @Test
    void aPictureMayBeShownInItsPlaceAndStaysInItsBox() {
        var file = ready("us.png", Files.encoded(Files.twoHalves(8, 8), "png"));
        assertThat(headers(amara.get(at(file) + "?show")))
                .containsEntry("content-type", "image/png")
                .containsEntry("content-disposition", "inline; filename=\"us.png\"; filename*=UTF-8''us.png")
                .containsEntry("content-security-policy", "sandbox; default-src 'none'")
                .containsEntry("x-content-type-options", "nosniff");
        assertThat(headers(amara.get(at(file))).get("content-disposition")).startsWith("attachment;");
    }

    @Test
    void everyRefusalIsOneSentence() {
        assertThat(List.of(
                        amara.post(files(), "circle", desk.joint().toString(), "name", "x", "size", "0"),
                        amara.post(files(), "circle", desk.joint().toString(), "name", "x", "size", "26214401"),
                        append(begin("x", 10), 5, "gap"),
                        append(begin("x", 2), 0, "more"),
                        append(begin("x", 25_000_000), 0, "x".repeat(1024 * 1024 + 1)),
                        finish("x.jpg", Files.latin("GIF89a no picture"))))
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(422);
                    assertThat(headers(answer)).containsEntry("content-type", "text/plain;charset=UTF-8");
                    assertThat(answer.body()).matches("[A-Z][^<>\\n]+[.]").hasSizeLessThan(200);
                });
    }

    @Test
    void untilItIsGivenAndForOthersForGoodItIsAsIfItWereNotThere() {
        var file = ready("letter.txt", WORDS);
        for (var other : List.of(jonas, stage.as(company, MATEO))) {
            for (String below : List.of("", "?show", "/progress")) {
                assertThat(masked(other.get(at(file) + below))).isEqualTo(masked(other.get(at(FileId.next()) + below)));
            }
            for (String below : List.of("/finish", "/removal", "/chunks?offset=0")) {
                assertThat(other.post(at(file) + below).statusCode()).isEqualTo(404);
            }
        }
        desk.give(desk.amara(), desk.joint(), file);
        assertThat(jonas.get(at(file)).body()).isEqualTo("what Amara wrote");
        assertThat(stage.as(company, MATEO).get(at(file)).statusCode()).isEqualTo(404);
        assertThat(amara.post(at(file) + "/removal").statusCode()).isEqualTo(404);
    }

    @Test
    void whatWasRemovedIsGone() {
        var file = ready("letter.txt", WORDS);
        assertThat(amara.post(at(file) + "/removal").statusCode()).isEqualTo(204);
        assertThat(amara.get(at(file)).statusCode()).isEqualTo(404);
    }

    @Test
    void aFileThatBreaksOffOnItsWayOutIsNotTakenForWhole() {
        var text = "a".repeat(3 * Pieces.SIZE).getBytes(StandardCharsets.US_ASCII);
        var file = ready("long.txt", text);
        outside.asAdministrator(
                "UPDATE attachment.chunk SET sealed = '\\x00000001ff' WHERE number = 1 AND file_id = '" + file + "'");
        assertThatThrownBy(() -> {
                    var answer = amara.get(at(file));
                    throw new IllegalStateException(
                            answer.statusCode() + " with " + answer.body().length());
                })
                .isInstanceOf(UncheckedIOException.class);
        assertThat(amara.get("/").statusCode()).isEqualTo(200);
    }

    private FileId begin(String name, int size) {
        var answer = amara.post(files(), "circle", desk.joint().toString(), "name", name, "size", String.valueOf(size));
        assertThat(answer.statusCode()).isEqualTo(201);
        return FileId.of(answer.body());
    }

    private HttpResponse<String> append(FileId file, int offset, String text) {
        return append(file, offset, text.getBytes(StandardCharsets.US_ASCII));
    }

    private HttpResponse<String> append(FileId file, int offset, byte[] bytes) {
        return amara.post(at(file) + "/chunks?offset=" + offset + "&_csrf=" + amara.token(), BINARY, bytes);
    }

    private HttpResponse<String> finish(String name, byte[] bytes) {
        var file = begin(name, bytes.length);
        for (int from = 0; from < bytes.length; from += 512 * 1024) {
            append(file, from, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 512 * 1024)));
        }
        return amara.post(at(file) + "/finish");
    }

    private FileId ready(String name, byte[] bytes) {
        return desk.ready(desk.amara(), desk.joint(), name, bytes);
    }

    private String files() {
        return "/relationships/" + couple + "/files";
    }

    private String at(FileId file) {
        return files() + "/" + file;
    }

    private static String masked(HttpResponse<String> answer) {
        return answer.statusCode()
                + answer.body()
                        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "#")
                        .replaceAll("(csrf|draft-key)\" (content|value)=\"[^\"]+", "");
    }

    private static Map<String, String> headers(HttpResponse<String> answer) {
        var first = new HashMap<String, String>();
        answer.headers().map().forEach((name, values) -> first.put(name, values.getFirst()));
        return first;
    }
}
