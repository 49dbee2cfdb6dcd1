package org.relata.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.TestClock;
import org.relata.kernel.Capacity;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.relationship.House;
import org.relata.relationship.Kind;
import org.relata.relationship.NewCare;
import org.relata.relationship.Relationships;
import org.springframework.beans.factory.annotation.Autowired;

/** Who reads what somebody has written, and what becomes of it. */
@RelataTest
class ConversationsTest {
    @Autowired
    House house;

    @Autowired
    Relationships relationships;

    @Autowired
    Conversations conversations;

    @Autowired
    Messages messages;

    @Autowired
    Disclosures disclosures;

    @Autowired
    FollowUps followUps;

    @Autowired
    Search search;

    @Autowired
    Inbox inbox;

    @Autowired
    TestClock clock;

    Viewer therapist;
    RelationshipId couple;
    Viewer amara;
    Viewer jonas;

    @BeforeEach
    void open() {
        therapist = house.open();
        couple = house.found(therapist, Kind.COUPLE, "Amara Example", "Jonas Example");
        amara = house.clients(therapist, couple).getFirst();
        jonas = house.clients(therapist, couple).getLast();
    }

    @Test
    void whatAPartnerWritesAloneTheOtherNeverLearnsOf() {
        var before = seenBy(jonas, "together");
        var message = send(amara, alone(amara), "I am afraid to say this in front of him.");

        assertThat(texts(therapist, alone(amara))).containsExactly("I am afraid to say this in front of him.");
        assertThat(seenBy(jonas, "together")).isEqualTo(before);
        assertThat(jonas.call(inbox::waiting)).isZero();
        assertThat(jonas.call(inbox::rows)).noneMatch(row -> row.last().isPresent());
        assertThat(jonas.call(() -> conversations.first(couple))).isEqualTo("together");
        for (Runnable knock : List.<Runnable>of(
                () -> conversations.show(couple, alone(amara), Optional.empty()),
                () -> conversations.since(couple, alone(amara), Map.of()),
                () -> messages.send(couple, alone(amara), words("Hello")),
                () -> messages.amend(couple, alone(amara), message, "Hello"),
                () -> messages.withdraw(couple, alone(amara), message))) {
            assertThatThrownBy(() -> jonas.run(knock)).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void whatIsWrittenTogetherEverybodyReadsAndNobodyElse() {
        send(amara, "together", "Good morning");
        send(jonas, "together", "And to you");
        assertThat(texts(amara, "together")).containsExactly("Good morning", "And to you");
        assertThat(texts(jonas, "together")).containsExactly("Good morning", "And to you");
        assertThat(texts(therapist, "together")).containsExactly("Good morning", "And to you");
        var colleague = house.hire(therapist, "Samir Haddad", Role.CLINICIAN);
        assertThatThrownBy(() -> texts(colleague, "together")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> texts(house.open(), "together")).isInstanceOf(NotFound.class);
    }

    @Test
    void theTeamTalksAmongItself() {
        send(therapist, "team", "To be careful with");
        assertThatThrownBy(() -> texts(amara, "team")).isInstanceOf(NotFound.class);
        var colleague = house.hire(therapist, "Samir Haddad", Role.CLINICIAN);
        therapist.run(() -> relationships.assignCare(couple, NewCare.therapist(colleague.person())));
        assertThat(texts(colleague, "team")).containsExactly("To be careful with");
    }

    @Test
    void theSameMessageSentAgainIsOne() {
        var message = words("Once");
        var first = amara.call(() -> messages.send(couple, "together", message));
        assertThat(amara.call(() -> messages.send(couple, "together", message))).isEqualTo(first);
        assertThat(texts(jonas, "together")).containsExactly("Once");
    }

    @Test
    void unreadIsWhatOthersWroteAndIsCountedForEachReaderAlone() {
        send(amara, "together", "One");
        send(amara, alone(amara), "Two");
        assertThat(jonas.call(inbox::waiting)).isEqualTo(1);
        assertThat(therapist.call(inbox::waiting)).isEqualTo(2);
        assertThat(amara.call(inbox::waiting)).isZero();
        texts(therapist, alone(amara));
        assertThat(therapist.call(inbox::waiting)).isEqualTo(1);
        assertThat(jonas.call(inbox::waiting)).isEqualTo(1);
        texts(jonas, "together");
        assertThat(jonas.call(inbox::waiting)).isZero();
    }

    @Test
    void whoWritesOnWithoutHavingSeenWhatCameHasNotReadIt() {
        send(amara, "together", "One");
        send(jonas, "together", "Two");
        assertThat(jonas.call(() -> conversations.composer(couple, "together")).messages())
                .isEmpty();
        assertThat(jonas.call(inbox::waiting)).isEqualTo(1);
        assertThatThrownBy(() -> jonas.call(() -> conversations.composer(couple, alone(amara))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aMessageCanBeTakenBackForAMinuteAndCorrectedLater() {
        var hasty = send(amara, "together", "Hasty words");
        assertThatThrownBy(() -> jonas.run(() -> messages.withdraw(couple, "together", hasty)))
                .isInstanceOf(NotFound.class);
        amara.run(() -> messages.withdraw(couple, "together", hasty));
        var seen = read(jonas, "together").getFirst();
        assertThat(seen.isWithdrawn()).isTrue();
        assertThat(seen.text()).isEmpty();
        assertThatThrownBy(() -> amara.run(() -> messages.amend(couple, "together", hasty, "Other words")))
                .isInstanceOf(Refused.class);

        var stays = send(amara, "together", "At sevn");
        clock.advance(Duration.ofSeconds(61));
        assertThatThrownBy(() -> amara.run(() -> messages.withdraw(couple, "together", stays)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("one minute");
        amara.run(() -> messages.amend(couple, "together", stays, "At seven"));
        amara.run(() -> messages.amend(couple, "together", stays, "At eight"));
        var corrected = read(jonas, "together").getLast();
        assertThat(corrected.text()).contains("At eight");
        assertThat(corrected.first()).contains("At sevn");
    }

    @Test
    void aTherapistWhoHasReadAloneSaysOnceThatItIsMeantForAll() {
        send(amara, alone(amara), "Please do not tell him yet");
        send(therapist, "together", "Before reading it");
        texts(therapist, alone(amara));
        var reply = words("See you on Tuesday");
        assertThatThrownBy(() -> therapist.run(() -> messages.send(couple, "together", reply)))
                .isInstanceOf(Unconfirmed.class);
        assertThat(texts(jonas, "together")).containsExactly("Before reading it");
        therapist.run(() -> messages.send(
                couple, "together", new NewMessage(reply.key(), reply.text(), Optional.empty(), List.of(), true)));
        send(therapist, "together", "And not asked again");
        assertThat(texts(jonas, "together"))
                .containsExactly("Before reading it", "See you on Tuesday", "And not asked again");
    }

    @Test
    void nobodyButTheAuthorCarriesPrivateWordsToOthers() {
        var secret = "I have been looking at flats on the other side of town since spring";
        send(amara, alone(amara), secret);
        var quoting = new NewMessage(
                UUID.randomUUID(),
                "She says: “" + secret.toUpperCase(Locale.ROOT) + "”",
                Optional.empty(),
                List.of(),
                true);
        for (var where : List.of("together", alone(jonas))) {
            assertThatThrownBy(() -> therapist.run(() -> messages.send(couple, where, quoting)))
                    .isInstanceOf(Refused.class)
                    .isNotInstanceOf(Unconfirmed.class);
        }
        var harmless = send(therapist, alone(jonas), "Something else");
        assertThatThrownBy(() -> therapist.run(() -> messages.amend(couple, alone(jonas), harmless, quoting.text())))
                .isInstanceOf(Refused.class);
        send(therapist, alone(amara), "You wrote: " + secret);
        send(therapist, "team", "She wrote: " + secret);
        send(amara, "together", secret);
        assertThat(texts(jonas, "together")).containsExactly(secret);
    }

    @Test
    void onlyTheAuthorDecidesWhetherWhatWasSaidAloneIsBroughtIn() {
        var message = send(amara, alone(amara), "I am afraid to say this in front of him.");
        var mine = send(therapist, alone(amara), "Thank you for telling me.");
        for (var wrong : List.of(mine, send(amara, "together", "Hello"))) {
            assertThatThrownBy(() -> therapist.run(() -> disclosures.propose(couple, alone(amara), wrong)))
                    .isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> amara.run(() -> disclosures.propose(couple, alone(amara), message)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        amara.run(() -> disclosures.answer(couple, alone(amara), message, Disclosure.Answer.ACCEPTED)))
                .as("nothing was proposed")
                .isInstanceOf(NotFound.class);
        therapist.run(() -> disclosures.propose(couple, alone(amara), message));
        therapist.run(() -> disclosures.propose(couple, alone(amara), message));
        for (var other : List.of(therapist, jonas)) {
            assertThatThrownBy(() -> other.run(
                            () -> disclosures.answer(couple, alone(amara), message, Disclosure.Answer.ACCEPTED)))
                    .isInstanceOf(NotFound.class);
        }
        amara.run(() -> disclosures.answer(couple, alone(amara), message, Disclosure.Answer.ACCEPTED));
        amara.run(() -> disclosures.answer(couple, alone(amara), message, Disclosure.Answer.SELF));
        assertThat(show(therapist, alone(amara)).disclosures().values())
                .singleElement()
                .satisfies(
                        one -> assertThat(one.answer().orElseThrow().answer()).isEqualTo(Disclosure.Answer.SELF));
        assertThat(texts(jonas, "together")).containsExactly("Hello");
    }

    @Test
    void aSearchFindsWhatTheSearcherMayReadAndNothingElse() {
        send(amara, alone(amara), "The lighthouse, for me alone");
        send(amara, "together", "The lighthouse, for all");
        send(therapist, "team", "They speak of a LIGHTHOUSE");
        assertThat(found(jonas)).containsExactly("The lighthouse, for all");
        assertThat(found(amara)).containsExactlyInAnyOrder("The lighthouse, for all", "The lighthouse, for me alone");
        assertThat(found(therapist)).hasSize(3);
        var taken = send(amara, "together", "Another lighthouse");
        amara.run(() -> messages.withdraw(couple, "together", taken));
        assertThat(found(jonas)).hasSize(1);
    }

    private List<String> found(Viewer who) {
        return who.call(() -> search.find(couple, " lighthouse ")).stream()
                .map(hit -> hit.message().text().orElseThrow())
                .toList();
    }

    @Test
    void whoChangesWhatTheyCouldNotKnowWasSentLosesNeitherVersion() {
        var key = UUID.randomUUID();
        amara.run(() -> messages.send(couple, "together", NewMessage.of(key, "Shall we talk?")));
        for (int often = 0; often < 3; often++) {
            amara.run(() -> messages.send(couple, "together", NewMessage.of(key, "Shall we talk?")));
            amara.run(() -> messages.send(couple, "together", NewMessage.of(key, "Shall we talk tonight?")));
        }
        assertThat(texts(jonas, "together")).containsExactly("Shall we talk?", "Shall we talk tonight?");
    }

    @Test
    void whatTheCareTeamComesBackToNoMemberSees() {
        send(amara, "together", "A question");
        var colleague = house.hire(therapist, "Samir Haddad", Role.CLINICIAN);
        var stranger = house.hire(therapist, "Not Here", Role.CLINICIAN);
        therapist.run(() -> relationships.assignCare(couple, NewCare.therapist(colleague.person())));
        var before = show(amara, "together").at();
        therapist.run(() -> followUps.ask(couple, "together", colleague.person()));
        assertThat(show(amara, "together").at())
                .as("nothing has moved for a member")
                .isEqualTo(before);
        assertThatThrownBy(() -> therapist.run(() -> followUps.ask(couple, "together", stranger.person())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> amara.run(() -> followUps.ask(couple, "together", amara.person())))
                .isInstanceOf(NotFound.class);
        assertThat(show(amara, "together").followUps()).isEmpty();
        assertThat(amara.call(inbox::rows)).allMatch(row -> row.followUps().isEmpty());
        var open = show(colleague, "together").followUps().getFirst();
        assertThat(colleague.call(inbox::rows).getFirst().isFlaggedFor(colleague.person()))
                .isTrue();
        assertThatThrownBy(() -> amara.run(() -> followUps.settle(couple, "together", open.id())))
                .isInstanceOf(NotFound.class);
        colleague.run(() -> followUps.settle(couple, "together", open.id()));
        assertThat(show(therapist, "together").followUps()).isEmpty();
        assertThat(show(amara, "together").at()).isEqualTo(before);
    }

    @Test
    void aReplyNamesAMessageOfTheSameConversationOrNone() {
        var alone = send(amara, alone(amara), "Alone");
        var together = send(amara, "together", "Together");
        var reply = new NewMessage(UUID.randomUUID(), "A reply", Optional.of(together), List.of(), false);
        jonas.run(() -> messages.send(couple, "together", reply));
        assertThat(read(amara, "together").getLast().answers())
                .hasValueSatisfying(original -> assertThat(original.text()).contains("Together"));
        var across = new NewMessage(UUID.randomUUID(), "Across", Optional.of(alone), List.of(), false);
        assertThatThrownBy(() -> amara.run(() -> messages.send(couple, "together", across)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aReplyToWhatWasTakenBackMeanwhileIsNotSentWithoutAWord() {
        var hasty = send(amara, "together", "I am leaving");
        var reply = new NewMessage(UUID.randomUUID(), "Please stay", Optional.of(hasty), List.of(), false);
        amara.run(() -> messages.withdraw(couple, "together", hasty));
        assertThatThrownBy(() -> jonas.run(() -> messages.send(couple, "together", reply)))
                .isInstanceOf(TakenBack.class)
                .hasMessageContaining("still here");
        assertThat(texts(amara, "together")).containsExactly("(taken back)");
        jonas.run(() -> messages.send(couple, "together", NewMessage.of(reply.key(), reply.text())));
        assertThat(texts(amara, "together")).containsExactly("(taken back)", "Please stay");
        var answer = new NewMessage(
                UUID.randomUUID(),
                "I do",
                Optional.of(read(amara, "together").getLast().id()),
                List.of(),
                false);
        var sent = amara.call(() -> messages.send(couple, "together", answer));
        jonas.run(() -> conversations.show(couple, "together", Optional.empty()));
        assertThat(amara.call(() -> messages.send(couple, "together", answer)))
                .as("what was sent before is sent, whatever came of it")
                .isEqualTo(sent);
    }

    @Test
    void whoJoinsHasNoPastAndWhoLeavesKeepsTheirs() {
        send(amara, "together", "Before Mia");
        var mia = therapist.call(() -> relationships.join(couple, House.newcomer("Mia Example")));
        var newcomer = new Viewer(therapist.practice(), mia, Capacity.CLIENT);
        send(newcomer, "together", "Hello all");
        assertThat(texts(newcomer, "together")).containsExactly("Hello all");
        assertThat(texts(amara, "together")).containsExactly("Before Mia", "Hello all");
        therapist.run(() -> relationships.leave(couple, mia));
        send(amara, "together", "After Mia");
        assertThat(texts(newcomer, "together")).containsExactly("Hello all");
        assertThatThrownBy(() -> send(newcomer, "together", "Still here")).isInstanceOf(Refused.class);
        assertThat(texts(jonas, "together")).containsExactly("Before Mia", "Hello all", "After Mia");
    }

    @Test
    void whereCareHasEndedOnlyReadingIsLeft() {
        send(amara, "together", "Before");
        therapist.run(() -> relationships.close(couple));
        assertThatThrownBy(() -> send(amara, "together", "After")).isInstanceOf(Refused.class);
        assertThat(texts(amara, "together")).containsExactly("Before");
        assertThat(show(amara, "together").may().write()).isFalse();
    }

    @Test
    void inAGroupTheMembersWriteToTheTherapistAlone() {
        var group = house.found(therapist, Kind.GROUP, "Ada Example", "Bruno Example", "Chen Example");
        var ada = house.clients(therapist, group).getFirst();
        assertThatThrownBy(() -> ada.run(() -> messages.send(group, "together", words("Hello"))))
                .isInstanceOf(Refused.class);
        ada.run(() -> messages.send(group, ada.person().toString(), words("Hello")));
        therapist.run(() -> messages.send(group, "together", words("Welcome")));
    }

    @Test
    void whatIsBegunIsKeptForTheWriterAlone() {
        var key = UUID.randomUUID();
        amara.run(() -> conversations.keepDraft(couple, "together", key, "Dear both"));
        therapist.run(() -> conversations.keepDraft(couple, "together", UUID.randomUUID(), "Dear two"));
        assertThat(show(amara, "together").composing().text()).isEqualTo("Dear both");
        assertThat(show(therapist, "together").composing().text()).isEqualTo("Dear two");
        assertThat(show(jonas, "together").composing().text()).isEmpty();
        amara.run(() -> messages.send(
                couple, "together", new NewMessage(key, "Dear both", Optional.empty(), List.of(), false)));
        amara.run(() -> conversations.keepDraft(couple, "together", key, "Dear both"));
        assertThat(show(amara, "together").composing().text()).isEmpty();
    }

    @Test
    void aReaderWhoFollowsMissesNothingHoweverManyWriteAtOnce() throws Exception {
        var positions = new HashMap<CircleId, Long>();
        var followed = new LinkedHashMap<MessageId, String>();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = new ArrayList<Callable<MessageId>>();
            for (int i = 0; i < 60; i++) {
                var who = List.of(amara, jonas, therapist).get(i % 3);
                var text = "Message " + i;
                writing.add(() -> send(who, "together", text));
            }
            var sent = writing.stream().map(writers::submit).toList();
            while (followed.size() < writing.size()) {
                follow(positions, followed);
            }
            for (var one : sent) {
                one.get();
            }
        }
        follow(positions, followed);
        assertThat(followed).hasSize(60);
        assertThat(List.copyOf(followed.values())).isEqualTo(all());
    }

    private List<String> all() {
        var newest = show(jonas, "together");
        var first = newest.messages().getFirst();
        var older = jonas.call(() -> conversations.show(
                couple, "together", Optional.of(new Conversations.Before(first.circle(), first.place()))));
        assertThat(newest.earlier()).isTrue();
        assertThat(older.earlier()).isFalse();
        var all = new ArrayList<>(older.messages());
        all.addAll(newest.messages());
        return all.stream().map(message -> message.text().orElseThrow()).toList();
    }

    /** As a page does: what comes again is the same message. */
    private void follow(Map<CircleId, Long> positions, Map<MessageId, String> followed) {
        var shown = jonas.call(() -> conversations.since(couple, "together", Map.copyOf(positions)));
        shown.messages()
                .forEach(message -> followed.put(message.id(), message.text().orElseThrow()));
        for (Circle circle : shown.conversation().circles()) {
            positions.put(circle.id(), circle.position());
        }
    }

    private MessageId send(Viewer who, String where, String text) {
        return who.call(() -> messages.send(couple, where, words(text)));
    }

    private static NewMessage words(String text) {
        return new NewMessage(UUID.randomUUID(), text, Optional.empty(), List.of(), false);
    }

    private Shown show(Viewer who, String where) {
        return who.call(() -> conversations.show(couple, where, Optional.empty()));
    }

    private List<Message> read(Viewer who, String where) {
        return show(who, where).messages();
    }

    private List<String> texts(Viewer who, String where) {
        return read(who, where).stream()
                .map(message -> message.text().orElse("(taken back)"))
                .toList();
    }

    /** Everything of a page but the key that is new each time. */
    private String seenBy(Viewer who, String where) {
        var shown = show(who, where);
        return shown.others() + " " + shown.messages() + " " + shown.may() + " " + shown.at();
    }

    private static String alone(Viewer member) {
        return member.person().toString();
    }
}
