package org.relata.plan.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.relata.plan.document.Change.What;
import org.relata.plan.document.GoalAttainment.Reached;

/** What a plan is by itself, without a database. */
class PlanDocumentTest {
    private static final Item PLAN = Item.empty()
            .add(Item.WHOLE, item("p", Kind.PROBLEM, "We do not talk"))
            .add("p", item("g", Kind.GOAL, "We talk"))
            .add("g", item("a", Kind.OBJECTIVE, "First"))
            .add("g", item("b", Kind.OBJECTIVE, "Second"))
            .add("g", item("c", Kind.OBJECTIVE, "Third"))
            .add("g", item("w", Kind.INTERVENTION, "Listening"));

    @Test
    void goalAttainmentComesToThePublishedFigures() {
        assertThat(GoalAttainment.score(List.of(new Reached(0, 1), new Reached(0, 3))))
                .hasValue(50);
        assertThat(GoalAttainment.score(List.of(new Reached(1, 1)))).hasValue(60);
        var three = List.of(new Reached(1, 1), new Reached(1, 1), new Reached(1, 1));
        assertThat(GoalAttainment.score(three).orElseThrow()).isCloseTo(63.69, within(0.005));
        assertThat(GoalAttainment.score(List.of())).isEmpty();
    }

    @Test
    void anItemMovesAmongItsKindAndStaysAtTheEndOfTheWay() {
        assertThat(order(PLAN.move("c", -1))).containsExactly("a", "c", "b");
        assertThat(order(PLAN.move("c", 1))).containsExactly("a", "b", "c");
        assertThat(order(PLAN.move("w", -1))).containsExactly("a", "b", "c");
        assertThat(PLAN.move("nowhere", 1)).isEqualTo(PLAN);
    }

    @Test
    void nothingStandsBelowWhatItDoesNotBelongTo() {
        assertThat(PLAN.add("a", Item.blank("x", Kind.GOAL))).isEqualTo(PLAN);
        assertThat(PLAN.set("p", Field.TARGET, "7").find("p").orElseThrow().fields())
                .doesNotContainKey(Field.TARGET);
    }

    @Test
    void aDifferenceSaysWhatCameWentMovedAndWasWorded() {
        var next = PLAN.set("g", Field.STATEMENT, "We talk every day")
                .remove("b")
                .add("g", item("d", Kind.OBJECTIVE, "Fourth"));
        assertThat(Changes.between(PLAN, next))
                .extracting(Change::what, change -> change.item().id(), Change::before, Change::now)
                .containsExactly(
                        tuple(What.CHANGED, "g", "We talk", "We talk every day"),
                        tuple(What.ADDED, "d", "", ""),
                        tuple(What.REMOVED, "b", "", ""));
        assertThat(Changes.between(PLAN, PLAN)).isEmpty();
    }

    @Test
    void oneThatIsCarriedPastOthersIsTheOnlyOneThatMoved() {
        assertThat(Changes.between(PLAN, PLAN.move("c", -1).move("c", -1)))
                .extracting(change -> change.what() + " " + change.item().id())
                .containsExactly("MOVED c");
    }

    @Test
    void anObjectiveNeedsWhoByWhenAndHowItIsKnown() {
        var wants = new Wants(Set.of("amara"), key -> key.equals("floor"), id -> id.equals("csi-16"));
        assertThat(wants.of(PLAN))
                .extracting(Wants.Want::sentence)
                .contains(
                        "The objective “First” needs to say who does it.",
                        "The objective “First” needs a date.",
                        "The objective “First” needs a way to know: a rating, a count, a questionnaire or an exercise.");
        var whole = Item.empty()
                .add(Item.WHOLE, item("p", Kind.PROBLEM, "We do not talk"))
                .add(
                        "p",
                        new Item(
                                "g",
                                Kind.GOAL,
                                "",
                                Map.of(Field.STATEMENT, "We talk", Field.OWNER, "joint"),
                                List.of()))
                .add("g", known("amara", "rating", "7"));
        assertThat(wanted(whole)).isEmpty();
        assertThat(wanted(whole.set("o", Field.TARGET, "11"))).containsExactly("needs a target from 0 to 10.");
        assertThat(wanted(whole.set("o", Field.OWNER, "jonas"))).containsExactly("needs to say who does it.");
        assertThat(wanted(whole.set("o", Field.BY, "count"))).containsExactly("needs for how many weeks.");
        assertThat(wanted(whole.set("o", Field.BY, "measure"))).containsExactly("needs a questionnaire.");
        assertThat(wanted(whole.set("o", Field.STATEMENT, "On __"))).containsExactly("has a gap (__) to fill in.");
    }

    @Test
    void ratingsThatDoNotMoveOrComeDownAreWorthTalkingAbout() {
        assertThat(Course.of(List.of(List.of(4, 5, 4), List.of(6, 6, 6)))).isEqualTo(Course.FLAT);
        assertThat(Course.of(List.of(List.of(4, 5, 4), List.of(3, 5, 6)))).isEqualTo(Course.OPEN);
        assertThat(Course.of(List.of(List.of(4, 4)))).isEqualTo(Course.OPEN);
        assertThat(Course.of(List.of(List.of(3, 5, 7), List.of(6, 4)))).isEqualTo(Course.FALLING);
        assertThat(Course.of(List.of())).isEqualTo(Course.OPEN);
    }

    private static List<String> wanted(Item plan) {
        return new Wants(Set.of("amara"), key -> key.equals("floor"), id -> id.equals("csi-16"))
                .of(plan).stream()
                        .map(want -> want.sentence().replaceAll("^The \\w+ “[^”]*” ", ""))
                        .toList();
    }

    private static Item known(String owner, String by, String target) {
        return new Item(
                "o",
                Kind.OBJECTIVE,
                "",
                Map.of(
                        Field.STATEMENT, "A talk",
                        Field.OWNER, owner,
                        Field.BY, by,
                        Field.TARGET, target,
                        Field.DUE, "2027-01-31"),
                List.of());
    }

    private static Item item(String id, Kind kind, String statement) {
        return new Item(id, kind, "", Map.of(Field.STATEMENT, statement), List.of());
    }

    private static List<String> order(Item plan) {
        return plan.all(Kind.OBJECTIVE).map(Item::id).toList();
    }
}
