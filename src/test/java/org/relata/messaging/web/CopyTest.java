package org.relata.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.AMARA;
import static org.relata.cast.Player.HADDAD;
import static org.relata.cast.Player.JONAS;
import static org.relata.cast.Player.LUND;
import static org.relata.cast.Player.MATEO;
import static org.relata.cast.Player.NOVOTNA;
import static org.relata.cast.Player.OKAFOR;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.Knocking;
import org.relata.TestClock;
import org.relata.attachment.FileId;
import org.relata.attachment.Uploads;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.relata.kernel.Capacity;
import org.relata.kernel.CircleId;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.relata.messaging.Conversations;
import org.relata.messaging.Disclosure;
import org.relata.messaging.Disclosures;
import org.relata.messaging.FollowUps;
import org.relata.messaging.MessageId;
import org.relata.messaging.Messages;
import org.relata.messaging.NewMessage;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.relationship.CareRole;
import org.relata.relationship.House;
import org.relata.relationship.NewCare;
import org.relata.relationship.Relationships;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a member takes away holds what is theirs, and nothing of what the other has said alone. */
@OnStage
class CopyTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    Stage stage;

    @Autowired
    Messages messages;

    @Autowired
    Conversations conversations;

    @Autowired
    Disclosures disclosures;

    @Autowired
    FollowUps followUps;

    @Autowired
    Relationships relationships;

    @Autowired
    Uploads uploads;

    @Autowired
    Entrance entrance;

    @Autowired
    TestClock clock;

    private Company company;
    private RelationshipId couple;

    @BeforeEach
    void open() {
        company = stage.open();
        couple = company.unit(Unit.COUPLE);
    }

    @Test
    void aPartnersCopyHoldsNothingOfWhatTheOtherSaidAloneNorThatItIsThere() {
        say(JONAS, "together", "Good morning both");
        var before = content(json(JONAS, JONAS));
        var secret = say(AMARA, alone(AMARA), "I am afraid to say this in front of him");
        sayWithFile(AMARA, alone(AMARA), "zqletter.txt");
        say(OKAFOR, alone(AMARA), "Thank you for telling me");
        company.viewer(OKAFOR).run(() -> disclosures.propose(couple, alone(AMARA), secret));
        company.viewer(AMARA).run(() -> disclosures.answer(couple, alone(AMARA), secret, Disclosure.Answer.DECLINED));
        company.viewer(OKAFOR).run(() -> followUps.ask(couple, "together", company.person(OKAFOR)));
        say(OKAFOR, "team", "To be careful with");
        company.viewer(AMARA).run(() -> conversations.keepDraft(couple, "together", Ids.next(), "Something begun"));

        assertThat(content(json(JONAS, JONAS))).isEqualTo(before);
        assertThat(printed(JONAS, JONAS))
                .contains("Good morning both")
                .doesNotContain("afraid", "zqletter", "Thank you", "careful", "proposes", "begun");
        assertThat(zipped(JONAS, JONAS).keySet()).containsExactly("messages.json");
        assertThat(json(AMARA, AMARA))
                .contains(
                        "I am afraid to say this", "zqletter.txt", "declined", "Dr Adaeze Okafor", "Good morning both")
                .doesNotContain("careful", "begun");
    }

    @Test
    void whatTheTherapistMakesForAMemberIsWhatTheMemberTakes() {
        company.viewer(OKAFOR).run(() -> {
            relationships.assignCare(couple, NewCare.walled(company.person(HADDAD), company.person(AMARA)));
            relationships.assignCare(
                    couple,
                    NewCare.until(
                            company.person(LUND),
                            CareRole.SUPERVISOR,
                            "A second view",
                            clock.instant().plus(Duration.ofDays(30))));
        });
        say(AMARA, alone(AMARA), "Only here");
        sayWithFile(JONAS, "together", "bills.txt");
        say(JONAS, alone(JONAS), "And only here");
        say(OKAFOR, "team", "To be careful with");
        for (Player member : List.of(AMARA, JONAS)) {
            assertThat(content(json(OKAFOR, member))).isEqualTo(content(json(member, member)));
        }
        assertThat(json(OKAFOR, JONAS)).contains("Dr Adaeze Okafor").doesNotContain("Only here", "Haddad", "careful");
        assertThat(json(AMARA, AMARA)).contains("Only here", "Haddad", "Lund");
    }

    @Test
    void whoHasLeftTakesWhatWasTheirsAndLearnsNothingOfWhoCame() {
        say(AMARA, "together", "When we were two");
        company.viewer(OKAFOR).run(() -> relationships.leave(couple, company.person(JONAS)));
        var newcomer = company.viewer(OKAFOR).call(() -> relationships.join(couple, House.newcomer("Zora Newcomer")));
        stage.enrol(company, newcomer, "Zora Newcomer");
        say(AMARA, "together", "Welcome among us");
        var zora = new Viewer(company.practice(), newcomer, Capacity.CLIENT);
        say(zora, "together", "I am new here");
        say(zora, newcomer.toString(), "And alone");

        assertThat(json(JONAS, JONAS))
                .contains("When we were two", "Amara")
                .doesNotContain("Zora", "Welcome", "new here");
        assertThat(json(stage.as(company, newcomer, Capacity.CLIENT), newcomer))
                .contains("Welcome among us", "I am new here", "And alone")
                .doesNotContain("When we were two", "Lindqvist");
        assertThat(json(AMARA, AMARA))
                .contains("When we were two", "Welcome among us", "Zora")
                .doesNotContain("alone\",\"text\":\"And");
        company.viewer(OKAFOR).run(() -> relationships.close(couple));
        for (PersonId member : List.of(company.person(AMARA), company.person(JONAS), newcomer)) {
            assertThat(content(json(stage.as(company, OKAFOR), member)))
                    .isEqualTo(content(json(stage.as(company, member, Capacity.CLIENT), member)));
        }
    }

    @Test
    void nobodyElseTakesACopy() {
        company.viewer(OKAFOR)
                .run(() -> relationships.assignCare(
                        couple, NewCare.walled(company.person(HADDAD), company.person(AMARA))));
        for (String kind : List.of("json", "pdf", "zip")) {
            assertThat(file(JONAS, path(AMARA, kind)).statusCode()).isEqualTo(404);
            for (Player other : List.of(HADDAD, LUND, NOVOTNA, MATEO)) {
                assertThat(file(other, path(AMARA, kind)).statusCode()).isEqualTo(404);
            }
            assertThat(stage.as(company, OKAFOR).file(path(MATEO, kind)).statusCode())
                    .isEqualTo(404);
        }
        for (Player other : List.of(HADDAD, LUND, NOVOTNA, MATEO)) {
            assertThat(file(other, "/relationships/" + couple + "/copies").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void theMemberSeesThatTheTherapistTookACopy() {
        say(AMARA, alone(AMARA), "Only here");
        json(AMARA, AMARA);
        assertThat(stage.as(company, AMARA).get("/record/access").body()).doesNotContain("took a copy");
        json(OKAFOR, AMARA);
        assertThat(stage.as(company, AMARA).get("/record/access").body())
                .contains("took a copy of messages, in what only you and your care team see");
    }

    @Test
    void ofACopyForOnePartnerTheOtherSeesThatWhatTheyShareWasCopiedAndNotForWhom() {
        say(AMARA, alone(AMARA), "Only here");
        say(JONAS, alone(JONAS), "And only here");
        say(JONAS, "together", "Good morning both");
        json(OKAFOR, AMARA);
        var jonas = stage.as(company, JONAS).get("/record/access").body();
        assertThat(jonas).doesNotContain("Amara", "took a copy of messages, in what only you and your care team see");
        assertThat(sharedCopies(jonas)).hasSize(1);
        json(OKAFOR, JONAS);
        var amara = stage.as(company, AMARA).get("/record/access").body();
        assertThat(amara).doesNotContain("Jonas");
        assertThat(sharedCopies(amara))
                .isEqualTo(sharedCopies(
                        stage.as(company, JONAS).get("/record/access").body()));
    }

    /** Who copied what is shared, and how often; the same for whomever it was. */
    private static List<String> sharedCopies(String access) {
        return Pattern.compile(
                        "<strong>[^<]*</strong>\\s*<p>took a copy of messages, in what you all share.*?</span>",
                        Pattern.DOTALL)
                .matcher(access)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void aCopyKeepsBothWordsOfACorrectionAndNoneOfWhatWasTakenBack() {
        var hasty = say(JONAS, "together", "Hasty words");
        company.viewer(JONAS).run(() -> messages.withdraw(couple, "together", hasty));
        var typo = say(JONAS, "together", "At sevn");
        company.viewer(JONAS).run(() -> messages.amend(couple, "together", typo, "At seven"));
        var together = JSON.readTree(json(AMARA, AMARA)).at("/conversations/0/periods/0/messages");
        assertThat(together.at("/0/withdrawnAt").asString()).endsWith("Z");
        assertThat(together.at("/0").has("text")).isFalse();
        assertThat(together.at("/1/text").asString()).isEqualTo("At seven");
        assertThat(together.at("/1/correction/first").asString()).isEqualTo("At sevn");
        assertThat(printed(AMARA, AMARA))
                .contains("At seven", "At sevn", "taken this message back")
                .doesNotContain("Hasty");
    }

    @Test
    void hostileWordsAreWords() throws IOException {
        var word = "<script>alert(1)</script>";
        say(JONAS, "together", word + " & \u202egnp.exe\u202c \u0001 ]]> <!-- " + "x".repeat(400));
        say(JONAS, "together", "Łukasz Ağça Ελένη Борис “so” – € שלום 🙂 漢");
        say(JONAS, "together", "file:///etc/passwd http://127.0.0.1/ <img src='http://127.0.0.1:1/'/>");
        var text = JSON.readTree(json(JONAS, JONAS))
                .at("/conversations/0/periods/0/messages/0/text")
                .asString();
        assertThat(text).startsWith(word).contains("\u202e");
        var pdf = file(JONAS, path(JONAS, "pdf"));
        try (var document = Loader.loadPDF(pdf.body())) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(new PDFTextStripper().getText(document))
                    .contains(word, "Łukasz Ağça Ελένη Борис “so” – € □□□□ □ □", "1 / ")
                    .doesNotContain("\u202e");
            var first = new PDFRenderer(document).renderImageWithDPI(0, 70);
            keep(first, "copy.png");
        }
    }

    @Test
    void everythingComesWithItsFilesInAZip() {
        sayWithFile(AMARA, alone(AMARA), "letter.txt");
        sayWithFile(JONAS, "together", "bills.txt");
        var taken = zipped(AMARA, AMARA);
        assertThat(taken).hasSize(3);
        var named = JSON.readTree(taken.get("messages.json")).findValuesAsString("path");
        assertThat(named).hasSize(2).allMatch(taken::containsKey);
        assertThat(taken.values().stream().map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
                .contains("content of letter.txt", "content of bills.txt");
    }

    @Test
    void aCopyGoesOnPastOnePieceAndIsNobodysByItsName() {
        IntStream.range(0, 1_003).forEach(n -> say(JONAS, "together", "Message " + n));
        var answer = stage.as(company, JONAS).get(path(JONAS, "json"));
        assertThat(JSON.readTree(answer.body())
                        .at("/conversations/0/periods/0/messages")
                        .size())
                .isEqualTo(1_003);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .get()
                .asString()
                .matches("attachment; filename=\"relata-copy-\\d{4}-\\d\\d-\\d\\d\\.json\"");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(printed(JONAS, JONAS))
                .contains("These are the newest 1,000 messages", "Message 1002")
                .doesNotContain("Message 2\n");
    }

    private String alone(Player member) {
        return company.person(member).toString();
    }

    private String path(Player member, String kind) {
        return path(company.person(member), kind);
    }

    private String path(PersonId member, String kind) {
        return "/relationships/" + couple + "/copies/" + member + "/messages." + kind;
    }

    private java.net.http.HttpResponse<byte[]> file(Player who, String path) {
        return stage.as(company, who).file(path);
    }

    private String json(Player who, Player of) {
        return json(stage.as(company, who), company.person(of));
    }

    private String json(Knocking who, PersonId of) {
        var answer = who.get(path(of, "json"));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** Without who made it and when. */
    private static JsonNode content(String json) {
        var all = (ObjectNode) JSON.readTree(json);
        assertThat(all.remove("relata").asString()).isEqualTo("messages/1");
        return all.without(List.of("madeAt", "madeBy"));
    }

    private String printed(Player who, Player of) {
        try (var document = Loader.loadPDF(file(who, path(of, "pdf")).body())) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Map<String, byte[]> zipped(Player who, Player of) {
        var entries = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(file(who, path(of, "zip")).body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return entries;
    }

    private MessageId say(Player who, String where, String text) {
        return say(company.viewer(who), where, text);
    }

    private MessageId say(Viewer who, String where, String text) {
        return who.call(() -> messages.send(
                couple, where, new NewMessage(UUID.randomUUID(), text, Optional.empty(), List.of(), true)));
    }

    private void sayWithFile(Player who, String where, String name) {
        var bytes = ("content of " + name).getBytes(StandardCharsets.UTF_8);
        company.viewer(who).run(() -> {
            FileId file = entrance.call(couple, inside -> {
                var begun = uploads.begin(inside, circle(inside, who, where), name, bytes.length);
                uploads.append(inside, begun, 0, bytes);
                return begun;
            });
            uploads.finish(couple, file);
            messages.send(
                    couple,
                    where,
                    new NewMessage(UUID.randomUUID(), "With a file", Optional.empty(), List.of(file), true));
        });
    }

    private CircleId circle(Entered inside, Player who, String where) {
        var circles = relationships.circles(inside);
        return where.equals("together")
                ? circles.whole().orElseThrow().id()
                : circles.member(company.person(who)).id();
    }

    private static void keep(BufferedImage image, String name) throws IOException {
        Files.createDirectories(Path.of("target/screenshots"));
        ImageIO.write(image, "png", Path.of("target/screenshots", name).toFile());
    }
}
