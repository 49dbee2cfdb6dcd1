package org.relata.plan.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleKind;
import org.relata.kernel.PersonId;
import org.relata.plan.Sheet;
import org.relata.plan.Signature;
import org.relata.plan.Templates;
import org.relata.plan.document.By;
import org.relata.plan.document.Change;
import org.relata.plan.document.Field;
import org.relata.plan.document.Item;
import org.relata.plan.document.Kind;
import org.relata.relationship.Member;
import org.relata.relationship.Relationship;
import org.relata.ui.Option;
import org.relata.ui.Page;

/** What is said around a plan, as its reader needs it; what stands in it is the couple's own. */
public record PlanWords(Page page, Relationship relationship, Templates templates) {
    /** "Our plan", "My plan", or whose it is. */
    public String title(Circle circle) {
        if (circle.kind() == CircleKind.MEMBER) {
            return page.visitor().client() ? page.say("plan.mine") : page.say("plan.of", names(circle));
        }
        if (!circle.isOpen()) {
            return page.say("plan.former", names(circle));
        }
        if (!circle.whole()) {
            return page.say("plan.of", names(circle));
        }
        return page.say(page.visitor().client() ? "plan.ours" : "plan.joint");
    }

    public String readers(Circle circle) {
        if (circle.kind() == CircleKind.MEMBER) {
            return page.visitor().client()
                    ? page.say("plan.readers.mine")
                    : page.say("plan.readers.own", names(circle));
        }
        return page.say("plan.readers.joint", names(circle));
    }

    public String names(Circle circle) {
        return page.list(circle.clients().stream().map(this::shortName).toList());
    }

    public String shortName(PersonId person) {
        return relationship.members().stream()
                .filter(member -> member.person().equals(person))
                .map(Member::shortName)
                .findFirst()
                .orElse("");
    }

    public String owner(Circle circle, Item item) {
        var owner = item.get(Field.OWNER);
        if (owner.equals(Item.TOGETHER) || owner.isEmpty()) {
            return page.say("plan.owner.joint");
        }
        if (owner.equals(Item.EACH)) {
            return page.say("plan.owner.each");
        }
        return circle.clients().stream()
                .filter(person -> person.toString().equals(owner))
                .map(this::shortName)
                .findFirst()
                .orElse(page.say("plan.owner.joint"));
    }

    /** Whose something can be, in the plan of this circle. */
    public List<Option> owners(Circle circle) {
        var owners = new ArrayList<Option>();
        if (circle.clients().size() > 1) {
            owners.add(new Option(Item.TOGETHER, page.say("plan.owner.together")));
            owners.add(new Option(Item.EACH, page.say("plan.owner.everyone")));
        }
        circle.clients().forEach(person -> owners.add(new Option(person.toString(), shortName(person))));
        return owners;
    }

    public List<Option> ways() {
        return Stream.concat(
                        Stream.of(new Option("", page.say("plan.by"))),
                        Arrays.stream(By.values()).map(by -> new Option(by.word(), page.say("plan.by." + by.word()))))
                .toList();
    }

    public List<Option> exercises() {
        return Stream.concat(
                        Stream.of(new Option("", page.say("plan.draft.any"))),
                        templates.exercises().stream()
                                .map(one -> new Option(one.key(), one.about().title())))
                .toList();
    }

    public List<Option> instruments() {
        return Stream.concat(
                        Stream.of(new Option("", page.say("plan.draft.any"))),
                        templates.instruments().stream().map(one -> new Option(one.id(), one.shortTitle())))
                .toList();
    }

    /** How it is known, by when: one sentence. */
    public String known(Item one) {
        var due = day(one.get(Field.DUE));
        var target = one.get(Field.TARGET);
        var from = one.get(Field.BASELINE);
        return By.find(one.get(Field.BY))
                .map(by -> switch (by) {
                    case RATING -> page.say("plan.known.rating", target, due);
                    case COUNT -> page.say("plan.known.count", target, one.get(Field.WEEKS), due);
                    case MEASURE ->
                        page.say("plan.known.measure", templates.instrument(one.get(Field.INSTRUMENT)), target, due);
                    case EXERCISE ->
                        page.say("plan.known.exercise", templates.exercise(one.get(Field.EXERCISE)), target, due);
                })
                .map(words -> from.isEmpty() ? words : words + " " + page.say("plan.known.from", from))
                .orElse("");
    }

    private String day(String iso) {
        return iso.isEmpty() ? "…" : page.when().date(LocalDate.parse(iso));
    }

    /** An item in its own words, an exercise by its title. */
    public String named(Item item) {
        if (item.kind() == Kind.PLAN) {
            return page.say("plan.whole");
        }
        if (!item.statement().isEmpty()) {
            return item.statement();
        }
        return item.get(Field.EXERCISE).isEmpty()
                ? page.say("plan.unworded")
                : templates.exercise(item.get(Field.EXERCISE));
    }

    public String kind(Item item) {
        return page.say("plan.kind." + item.kind().word());
    }

    public String label(Field field) {
        return page.say("plan.field." + field.word());
    }

    public String what(Change change) {
        return page.say("plan.change." + change.what().word());
    }

    /** What stood in a field, as one reads it. */
    public String value(Circle circle, Field field, String value) {
        if (value.isEmpty()) {
            return page.say("plan.nothing");
        }
        return switch (field) {
            case OWNER -> owner(circle, new Item("", Kind.GOAL, "", Map.of(Field.OWNER, value), List.of()));
            case BY -> page.say("plan.by." + value);
            case INSTRUMENT -> templates.instrument(value);
            case EXERCISE -> templates.exercise(value);
            case DUE -> value.length() == 10 ? day(value) : value;
            default -> value;
        };
    }

    /** "Amara: yes. Jonas: wants something different." */
    public String signed(Sheet sheet) {
        return sheet.circle().clients().stream()
                .map(person -> sheet.of(person)
                        .map(said -> page.say(said.agrees() ? "plan.said.yes" : "plan.said.no", shortName(person)))
                        .orElseGet(() -> page.say("plan.said.nothing", shortName(person))))
                .collect(Collectors.joining(" "));
    }

    public String said(Signature one) {
        return page.say(one.agrees() ? "plan.said.yes" : "plan.said.no", shortName(one.member()));
    }

    public String level(Item goal, int level) {
        return goal.get(Field.LEVELS.get(level + 2));
    }

    /** The T score as it is printed: "63.7". */
    public String score(Sheet sheet) {
        return sheet.attainment().isPresent()
                ? String.format(Locale.ROOT, "%.1f", sheet.attainment().getAsDouble())
                : "";
    }
}
