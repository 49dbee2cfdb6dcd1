package org.relata.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relata.RelataTest;
import org.relata.kernel.CircleId;
import org.relata.kernel.CircleKind;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.plan.document.Field;
import org.relata.plan.document.Item;
import org.relata.plan.document.Kind;
import org.relata.platform.Entrance;
import org.relata.platform.Outside;
import org.relata.practice.NewPerson;
import org.relata.relationship.House;
import org.relata.relationship.MemberRole;
import org.relata.relationship.NewCare;
import org.relata.relationship.NewRelationship;
import org.relata.relationship.Relationships;
import org.relata.technique.exercise.Technique;
import org.springframework.beans.factory.annotation.Autowired;

/** Who reads a plan, who signs it, and that nobody's words are lost or go where they do not belong. */
@RelataTest
class PlansTest {
    @Autowired
    House house;

    @Autowired
    Relationships relationships;

    @Autowired
    Plans plans;

    @Autowired
    PlanDrafts drafts;

    @Autowired
    Entrance entrance;

    @Autowired
    Outside outside;

    private Viewer therapist;
    private RelationshipId couple;
    private Viewer amara;
    private Viewer jonas;

    @Autowired
    Templates templates;

    @BeforeEach
    void open() {
        therapist = house.open();
        couple = house.found(therapist, org.relata.relationship.Kind.COUPLE, "Amara Example", "Jonas Example");
        amara = house.clients(therapist, couple).getFirst();
        jonas = house.clients(therapist, couple).getLast();
    }

    @Test
    void everyTechniqueOfTheTenHasATemplate() {
        assertThat(templates.all())
                .extracting(Template::technique)
                .contains(Technique.ACTIVE_LISTENING, Technique.COLLABORATIVE)
                .hasSize(10);
    }

    @Test
    void aPartnerNeverLearnsOfThePlanThatTheOtherHas() {
        var own = own(amara);
        var before = jonas.call(() -> plans.show(couple)).sheets();
        publish(own, "I stop when I am tired");
        var goal = amara.call(() -> plans.goals(couple)).getFirst();
        amara.run(() -> plans.rate(couple, goal.id(), 4));
        assertThat(jonas.call(() -> plans.show(couple)).sheets())
                .isEqualTo(before)
                .isEmpty();
        assertThat(jonas.call(() -> plans.goals(couple))).isEmpty();
        assertThatThrownBy(() -> jonas.run(() -> plans.version(couple, own, 1))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> jonas.run(() -> plans.sign(couple, own, 1, true, "")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> jonas.run(() -> plans.rate(couple, goal.id(), 4)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> jonas.run(() -> drafts.show(couple, own))).isInstanceOf(NotFound.class);
    }

    @Test
    void aDraftIsTheTeamsAloneUntilItIsPublished() {
        var whole = whole();
        therapist.run(() -> drafts.begin(couple, whole));
        var walled = house.hire(therapist, "Wanda Wall", Role.CLINICIAN);
        therapist.run(() -> relationships.assignCare(couple, NewCare.walled(walled.person(), amara.person())));
        for (var nobody : List.of(amara, jonas, walled, house.open())) {
            assertThatThrownBy(() -> nobody.run(() -> drafts.show(couple, whole)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> nobody.run(() -> drafts.begin(couple, whole)))
                    .isInstanceOf(NotFound.class);
        }
        assertThat(amara.call(() -> plans.show(couple)).sheets()).isEmpty();
        assertThat(walled.call(() -> plans.show(couple)).sheets()).isEmpty();
        assertThat(therapist.call(() -> plans.show(couple)).sheets()).anyMatch(Sheet::draft);
    }

    @Test
    void whatEachFindsOfAGoalIsReadByThemAndTheTeamOnly() {
        publish(whole(), "We listen");
        var goal = amara.call(() -> plans.goals(couple)).getFirst();
        for (int value : new int[] {6, 6, 3}) {
            amara.run(() -> plans.rate(couple, goal.id(), value));
        }
        assertThat(amara.call(() -> plans.goals(couple)).getFirst().latest().map(Rating::value))
                .contains(3);
        assertThat(jonas.call(() -> plans.goals(couple)).getFirst().latest()).isEmpty();
        assertThat(sheet(jonas).ratings()).isEmpty();
        assertThat(sheet(therapist).ratings()).hasSize(3);
        assertThat(sheet(therapist).proposals()).hasSize(1);
        assertThatThrownBy(() -> amara.run(() -> plans.rate(couple, goal.id(), 11)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> therapist.run(() -> plans.rate(couple, goal.id(), 5)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void eachSignsForThemselvesAndDisagreementStands() {
        var whole = whole();
        publish(whole, "We listen");
        amara.run(() -> plans.sign(couple, whole, 1, true, ""));
        assertThatThrownBy(() -> jonas.run(() -> plans.sign(couple, whole, 1, false, " ")))
                .isInstanceOf(Refused.class);
        jonas.run(() -> plans.sign(couple, whole, 1, false, "Money first"));
        assertThat(sheet(amara).of(jonas.person()).map(Signature::words)).contains("Money first");
        jonas.run(() -> plans.sign(couple, whole, 1, true, "Good like this"));
        assertThat(sheet(amara).of(jonas.person()).map(Signature::agrees)).contains(true);
        assertThat(sheet(amara).earlier(jonas.person()))
                .extracting(Signature::words)
                .containsExactly("Money first");
        assertThatThrownBy(() -> therapist.run(() -> plans.sign(couple, whole, 1, true, "")))
                .isInstanceOf(NotFound.class);
        publish(whole, "We listen every day");
        assertThatThrownBy(() -> jonas.run(() -> plans.sign(couple, whole, 1, true, "")))
                .isInstanceOf(Refused.class);
        assertThat(sheet(amara).signatures()).isEmpty();
        assertThat(amara.call(() -> plans.version(couple, whole, 1)).sheet().signatures())
                .hasSize(3);
    }

    @Test
    void aVersionIsNeverChanged() {
        var whole = whole();
        publish(whole, "We listen");
        var before = bytes();
        publish(whole, "We listen every day");
        therapist.run(() -> drafts.begin(couple, whole));
        write(whole, "1.x", goal(whole), "Something else");
        therapist.run(() -> drafts.discard(couple, whole));
        assertThat(bytes()).containsAll(before).hasSize(2);
        assertThat(amara.call(() -> plans.version(couple, whole, 1))
                        .sheet()
                        .plan()
                        .all(Kind.GOAL))
                .extracting(Item::statement)
                .containsExactly("We listen");
        assertThat(outside.seen(
                        "SELECT privilege_type FROM information_schema.column_privileges"
                                + " WHERE table_schema = 'plan' AND table_name = 'version' AND grantee IN ('relata_app', 'relata_keeper') AND privilege_type = 'UPDATE'",
                        (row, n) -> row.getString(1)))
                .isEmpty();
    }

    @Test
    void twoWindowsNeverWriteOverEachOtherUnknowingly() {
        var whole = whole();
        start(whole, "We listen");
        var goal = goal(whole);
        var colleague = house.hire(therapist, "Samir Haddad", Role.CLINICIAN);
        therapist.run(() -> relationships.assignCare(couple, NewCare.therapist(colleague.person())));
        int known = therapist.call(() -> drafts.show(couple, whole)).edition();
        assertThat(write(whole, known + ".one", goal, "We listen to each other"))
                .isEmpty();
        var late = Typed.in(known + ".two", goal + ".statement", "We hear each other");
        var apart = colleague.call(() -> drafts.keep(couple, whole, late));
        assertThat(apart.map(PlanDrafts.Apart::theirs)).contains("We listen to each other");
        assertThat(apart.map(one -> one.mine().value())).contains("We hear each other");
        assertThat(colleague.call(() -> drafts.keep(couple, whole, Typed.in(known + ".two", goal + ".weight", "2"))))
                .as("other words of the same item are no conflict")
                .isEmpty();
        assertThat(colleague.call(() -> drafts.keep(couple, whole, late)))
                .as("told once, the window may write")
                .isEmpty();
        assertThat(write(whole, known + ".one", goal, "No, listen"))
                .as("and now the other is told")
                .isPresent();
        assertThat(statement(whole)).isEqualTo("We hear each other");
    }

    @Test
    void theLastStepIsUndoneByWhoDidIt() {
        var whole = whole();
        start(whole, "We listen");
        var goal = goal(whole);
        therapist.run(() -> drafts.act(couple, whole, List.of(), new Deed(Deed.What.REMOVE, goal)));
        assertThat(therapist.call(() -> drafts.show(couple, whole)).plan().find(goal))
                .isEmpty();
        therapist.run(() -> drafts.act(couple, whole, List.of(), new Deed(Deed.What.UNDO, "")));
        assertThat(statement(whole)).isEqualTo("We listen");
    }

    @Test
    void nothingIsPublishedThatLacksSomethingOrHasChangedMeanwhile() {
        var whole = whole();
        therapist.run(() -> drafts.begin(couple, whole));
        add(whole, Deed.What.PROBLEM, Item.WHOLE);
        int edition = therapist.call(() -> drafts.show(couple, whole)).edition();
        assertThatThrownBy(() -> therapist.run(() -> drafts.publish(couple, whole, edition)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("A plan needs at least one goal");
        assertThatThrownBy(() -> therapist.run(() -> drafts.publish(couple, whole, edition - 1)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("has been changed");
        assertThat(therapist.call(() -> drafts.show(couple, whole)).plan().items())
                .hasSize(1);
    }

    @Test
    void whenTheCircleChangesADraftBeginsWithWhatWasAndIsSignedAgain() {
        publish(whole(), "We listen");
        amara.run(() -> plans.sign(couple, whole(), 1, true, ""));
        var before = whole();
        therapist.run(() -> relationships.join(
                couple, new NewRelationship.Joining.Newcomer(NewPerson.named("Mia Example"), MemberRole.PARTNER)));
        var now = whole();
        assertThat(now).isNotEqualTo(before);
        var mia = house.clients(therapist, couple).getLast();
        assertThat(mia.call(() -> plans.show(couple)).sheets()).isEmpty();
        therapist.run(() -> drafts.begin(couple, now));
        assertThat(statement(now)).isEqualTo("We listen");
        publishDraft(now);
        assertThat(mia.call(() -> plans.show(couple)).sheets()).singleElement().satisfies(sheet -> {
            assertThat(sheet.signatures()).isEmpty();
            assertThat(sheet.version().map(Version::number)).contains(1);
        });
        assertThat(amara.call(() -> plans.show(couple)).sheets()).hasSize(2);
    }

    @Test
    void aCopyForSomebodyElseTakesNotAWordAlong() {
        var whole = whole();
        therapist.run(() -> drafts.begin(couple, whole));
        therapist.run(() -> drafts.act(couple, whole, List.of(), new Deed(Deed.What.TEMPLATE, "active-listening")));
        var plan = therapist.call(() -> drafts.show(couple, whole)).plan();
        plan.all()
                .forEach(item -> item.kind().fields().stream()
                        .filter(field ->
                                field == Field.STATEMENT || Field.LEVELS.contains(field) || field == Field.DISCHARGE)
                        .forEach(field -> therapist.run(() -> drafts.keep(
                                couple, whole, Typed.in("999.t", item.id() + "." + field.word(), "Secret of Amara")))));
        var gone = plan.all(Kind.OBJECTIVE).findFirst().orElseThrow();
        therapist.run(() -> drafts.act(couple, whole, List.of(), new Deed(Deed.What.REMOVE, gone.id())));
        var other = house.found(therapist, org.relata.relationship.Kind.COUPLE, "Olu Else", "Pia Else");
        publishDraft(whole);
        var target = therapist.call(() -> plans.copy(couple, whole, other));
        var copy = therapist.call(() -> drafts.show(other, target)).plan();
        assertThat(copy.all(Kind.GOAL)).hasSameSizeAs(plan.all(Kind.GOAL).toList());
        assertThat(copy.all(Kind.OBJECTIVE))
                .hasSize((int) plan.all(Kind.OBJECTIVE).count() - 1);
        assertThat(copy.all().flatMap(item -> item.fields().values().stream()))
                .noneMatch(words -> words.contains("Secret"));
        assertThat(copy.all().map(Item::id))
                .doesNotContainAnyElementsOf(plan.all().skip(1).map(Item::id).toList());
        assertThatThrownBy(() -> amara.run(() -> plans.copy(couple, whole, other)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theCareTeamRecordsHowFarAGoalHasCome() {
        var whole = whole();
        publish(whole, "We listen");
        var goal = amara.call(() -> plans.goals(couple)).getFirst();
        var found = new Attainment(whole, goal.id(), 1, LocalDate.of(2026, 11, 23));
        therapist.run(() -> plans.attain(couple, found));
        assertThat(sheet(therapist).attainment()).hasValue(60);
        assertThat(sheet(amara).attained(sheet(amara).plan().find(goal.id()).orElseThrow()))
                .contains(found);
        assertThatThrownBy(() -> amara.run(() -> plans.attain(couple, found))).isInstanceOf(NotFound.class);
    }

    private Sheet sheet(Viewer viewer) {
        return viewer.call(() -> plans.show(couple)).sheets().getFirst();
    }

    private CircleId whole() {
        return therapist.call(() -> entrance.call(
                couple,
                inside -> relationships.circles(inside).whole().orElseThrow().id()));
    }

    private CircleId own(Viewer member) {
        return therapist.call(() -> entrance.call(
                couple,
                inside -> relationships.circles(inside).of(CircleKind.MEMBER).stream()
                        .filter(circle -> circle.isOf(member.person()))
                        .findFirst()
                        .orElseThrow()
                        .id()));
    }

    /** A draft with one problem and one goal with levels. */
    private void start(CircleId circle, String goal) {
        therapist.run(() -> drafts.begin(couple, circle));
        var there = therapist
                .call(() -> drafts.show(couple, circle))
                .plan()
                .all(Kind.GOAL)
                .findFirst();
        if (there.isPresent()) {
            write(circle, "999.s", there.get().id(), goal);
            return;
        }
        var problem = add(circle, Deed.What.PROBLEM, Item.WHOLE);
        write(circle, "999.s", problem, "What is difficult");
        var id = add(circle, Deed.What.GOAL, problem);
        write(circle, "999.s", id, goal);
        Field.LEVELS.forEach(level -> therapist.run(
                () -> drafts.keep(couple, circle, Typed.in("999.s", id + "." + level.word(), level.word()))));
    }

    private String add(CircleId circle, Deed.What what, String to) {
        return therapist
                .call(() -> drafts.act(couple, circle, List.of(), new Deed(what, to)))
                .at();
    }

    private Optional<PlanDrafts.Apart> write(CircleId circle, String window, String item, String words) {
        return therapist.call(() -> drafts.keep(couple, circle, Typed.in(window, item + ".statement", words)));
    }

    private String goal(CircleId circle) {
        return therapist
                .call(() -> drafts.show(couple, circle))
                .plan()
                .all(Kind.GOAL)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private String statement(CircleId circle) {
        return therapist
                .call(() -> drafts.show(couple, circle))
                .plan()
                .all(Kind.GOAL)
                .findFirst()
                .orElseThrow()
                .statement();
    }

    private void publish(CircleId circle, String goal) {
        start(circle, goal);
        publishDraft(circle);
    }

    private void publishDraft(CircleId circle) {
        therapist.run(() -> drafts.show(couple, circle)
                .plan()
                .all(Kind.OBJECTIVE)
                .forEach(one -> Map.of(
                                Field.STATEMENT,
                                "Secret step",
                                Field.DUE,
                                "2027-01-31",
                                Field.TARGET,
                                "7",
                                Field.WEEKS,
                                "4")
                        .forEach((field, value) ->
                                drafts.keep(couple, circle, Typed.in("999.p", one.id() + "." + field.word(), value)))));
        therapist.run(
                () -> drafts.publish(couple, circle, drafts.show(couple, circle).edition()));
    }

    private List<String> bytes() {
        return outside.seen(
                "SELECT md5(v::text) FROM plan.version v WHERE practice_id = '" + therapist.practice() + "'",
                (row, n) -> row.getString(1));
    }
}
