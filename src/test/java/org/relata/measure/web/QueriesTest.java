package org.relata.measure.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.cast.Player.AMARA;
import static org.relata.cast.Player.JONAS;
import static org.relata.cast.Player.OKAFOR;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relata.Knocking;
import org.relata.cast.Company;
import org.relata.cast.OnStage;
import org.relata.cast.Player;
import org.relata.cast.Stage;
import org.relata.cast.Unit;
import org.relata.kernel.CircleId;
import org.relata.platform.Statements;
import org.springframework.beans.factory.annotation.Autowired;

/** How often pages of every module ask the database, the two questions at the door included and the session's own left out. */
@OnStage
class QueriesTest {
    private static final int MOST = 12;
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"([^\"]+)\"");

    @Autowired
    Stage stage;

    @Autowired
    Statements statements;

    @Autowired
    Desk desk;

    private Company company;
    private String couple;

    @BeforeEach
    void open() {
        company = stage.open();
        couple = "/relationships/" + company.unit(Unit.COUPLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/people",
                "/people/tile",
                "/search?q=am",
                "/relationships/new",
                "COUPLE",
                "COUPLE/edit",
                "COUPLE/members",
                "COUPLE/members/new",
                "COUPLE/care-team",
                "COUPLE/policy",
                "/messages",
                "/messages/count/live",
                "COUPLE/measures",
                "COUPLE/measures/tile",
                "COUPLE/outcomes/tile",
                "COUPLE/notes",
                "COUPLE/outcomes/csi-16",
                "COUPLE/responses/new?instrument=csi-16",
                "/instruments",
                "/instruments/phq-9",
                "/outcomes/import",
                "/outcomes",
                "/outcomes/tile",
                "/tasks",
                "COUPLE/copies",
                "/practice",
                "/practice/messages",
                "/practice/team",
                "/practice/trail",
                "/account"
            })
    void aTherapistsPageAsksAtMostTwelveTimes(String page) {
        assertThat(asked(OKAFOR, page)).as(page).hasSizeBetween(1, MOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/measures/tile",
                "/relationships/tile",
                "COUPLE",
                "COUPLE/progress",
                "COUPLE/copies",
                "/messages",
                "/tasks",
                "/record/access",
                "/account"
            })
    void aClientsPageAsksAtMostTwelveTimes(String page) {
        assertThat(asked(AMARA, page)).as(page).hasSizeBetween(1, MOST);
    }

    /** More than other pages: it brings back what was begun, and for staff what they have to come back to. */
    @Test
    void aConversationAsksAtMostFourteenTimes() {
        var together = "COUPLE/messages/together";
        assertThat(asked(OKAFOR, together)).hasSizeBetween(1, MOST + 2);
        assertThat(asked(AMARA, together)).hasSizeBetween(1, MOST + 1);
        for (var reader : List.of(OKAFOR, AMARA)) {
            assertThat(asked(reader, together + "/live")).hasSizeBetween(1, MOST);
        }
    }

    @Test
    void aMessageIsSentAndAnsweredWithAtMostSixteen() {
        var together = couple + "/messages/together";
        var jonas = stage.as(company, JONAS);
        var nothing = CircleId.next() + "=0";
        for (var key : List.of(UUID.randomUUID(), UUID.randomUUID())) {
            var sent = statements.askedIn(
                    () -> assertThat(jonas.post(together, "window", "0." + key, "body", "Good morning", "at", nothing)
                                    .statusCode())
                            .isEqualTo(200));
            assertThat(besidesKeys(sent)).hasSizeBetween(1, 16);
        }
    }

    @Test
    void answeringAndSendingAskAtMostTwelveTimes() {
        var jonas = stage.as(company, JONAS);
        var path = desk.open(company, JONAS);
        assertThat(asked(jonas, path)).hasSizeBetween(1, MOST);
        for (var name : List.of("q1", "q2", "q3", "q4", "q5")) {
            var kept = statements.askedIn(
                    () -> jonas.post(path + "/draft", "field", name, "seq", "1", "window", "0.one", "value", "3"));
            assertThat(besidesKeys(kept)).hasSizeBetween(1, MOST);
        }
        assertThat(asked(jonas, path + "/review")).hasSizeBetween(1, MOST);
        var review = jonas.get(path + "/review").body();
        var revision = REVISION.matcher(review);
        assertThat(revision.find()).as(review).isTrue();
        var sent = statements.askedIn(() -> assertThat(jonas.post(path + "/response", "revision", revision.group(1))
                        .statusCode())
                .isEqualTo(302));
        assertThat(besidesKeys(sent)).hasSizeBetween(1, MOST);
    }

    @Test
    void whatWasSentIsReadWithAtMostTwelve() {
        var sent = couple + "/responses/" + desk.answer(company, AMARA);
        assertThat(asked(OKAFOR, sent)).hasSizeBetween(1, MOST);
        assertThat(asked(AMARA, sent)).hasSizeBetween(1, MOST);
    }

    @Test
    void aNoteIsBegunReadAndWrittenWithAtMostTwelve() {
        var okafor = stage.as(company, OKAFOR);
        okafor.post(couple + "/notes");
        var note = new ArrayList<String>();
        assertThat(statements.askedIn(() -> note.add(Knocking.location(okafor.post(couple + "/notes")))))
                .hasSizeBetween(1, MOST);
        assertThat(asked(okafor, note.getFirst())).hasSizeBetween(1, MOST);
        for (var words : List.of("One", "One and two")) {
            var kept = statements.askedIn(() -> okafor.post(
                    note.getFirst() + "/draft", "field", "text", "seq", "1", "window", "1.one", "value", words));
            assertThat(kept).hasSizeBetween(1, MOST);
        }
    }

    /** The first word in a circle makes its key, once and for all. */
    private static List<String> besidesKeys(List<String> asked) {
        return asked.stream().filter(sql -> !sql.contains("vault.")).toList();
    }

    private List<String> asked(Player player, String page) {
        return asked(stage.as(company, player), page.replace("COUPLE", couple));
    }

    /** The second look, so that keys and the like are there already. */
    private List<String> asked(Knocking who, String path) {
        who.get(path);
        return statements.askedIn(
                () -> assertThat(who.get(path).statusCode()).as(path).isEqualTo(200));
    }
}
