package org.relata.plan.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A part of a plan with all that is below it; the whole plan is one. What changes it gives another and leaves this one as it is.
 *
 * @param id the same in every version, so that what was recorded about a goal stays with it however it is worded
 * @param origin the place in a technique's template that it came from; empty for what was written here
 * @param fields what was written about it; what is blank is absent
 */
public record Item(String id, Kind kind, String origin, Map<Field, String> fields, List<Item> items) {
    /** The owner of what all in the circle do together. */
    public static final String TOGETHER = "joint";

    /** The owner of what each does for themselves. */
    public static final String EACH = "each";

    /** The id of the whole plan. */
    public static final String WHOLE = "plan";

    public Item {
        var kept = new EnumMap<Field, String>(Field.class);
        fields.forEach((field, value) -> {
            if (!value.isBlank() && kind.fields().contains(field)) {
                kept.put(field, value.strip());
            }
        });
        fields = Collections.unmodifiableMap(kept);
        items = List.copyOf(items);
    }

    public static Item empty() {
        return new Item(WHOLE, Kind.PLAN, "", Map.of(), List.of());
    }

    public static Item blank(String id, Kind kind) {
        return new Item(id, kind, "", Map.of(), List.of());
    }

    /** What stands in a field, empty where nothing does. */
    public String get(Field field) {
        return fields.getOrDefault(field, "");
    }

    public String statement() {
        return get(Field.STATEMENT);
    }

    public List<Item> items(Kind wanted) {
        return items.stream().filter(item -> item.kind == wanted).toList();
    }

    /** This and everything below it, as one reads it. */
    public Stream<Item> all() {
        return Stream.concat(Stream.of(this), items.stream().flatMap(Item::all));
    }

    public Stream<Item> all(Kind wanted) {
        return all().filter(item -> item.kind == wanted);
    }

    public Optional<Item> find(String wanted) {
        return all().filter(item -> item.id.equals(wanted)).findFirst();
    }

    /** What it stands below. */
    public Optional<Item> above(String wanted) {
        return all().filter(item -> item.items.stream().anyMatch(below -> below.id.equals(wanted)))
                .findFirst();
    }

    public Item set(String wanted, Field field, String value) {
        return at(wanted, item -> {
            var more = new EnumMap<Field, String>(Field.class);
            more.putAll(item.fields);
            more.put(field, value);
            return new Item(item.id, item.kind, item.origin, more, item.items);
        });
    }

    /** With something more at the end of what is below it; where that cannot stand there, as it was. */
    public Item add(String parent, Item more) {
        return at(
                parent,
                item -> more.kind.belongsTo(item.kind)
                        ? item.with(Stream.concat(item.items.stream(), Stream.of(more))
                                .toList())
                        : item);
    }

    public Item remove(String wanted) {
        return with(items.stream()
                .filter(item -> !item.id.equals(wanted))
                .map(item -> item.remove(wanted))
                .toList());
    }

    /** One place up (-1) or down (1) among those of its kind; at the end of the way it stays. */
    public Item move(String wanted, int by) {
        return above(wanted)
                .map(parent -> at(parent.id, item -> item.with(moved(item.items, wanted, by))))
                .orElse(this);
    }

    private static List<Item> moved(List<Item> items, String wanted, int by) {
        var order = new ArrayList<>(items);
        int from = order.indexOf(items.stream()
                .filter(item -> item.id.equals(wanted))
                .findFirst()
                .orElseThrow());
        int to = from + by;
        while (to >= 0 && to < order.size() && order.get(to).kind != order.get(from).kind) {
            to += by;
        }
        if (to >= 0 && to < order.size()) {
            Collections.swap(order, from, to);
        }
        return order;
    }

    /** The same under other ids, everything below it too. */
    public Item under(Supplier<String> ids) {
        return new Item(
                kind == Kind.PLAN ? id : ids.get(),
                kind,
                origin,
                fields,
                items.stream().map(item -> item.under(ids)).toList());
    }

    /** With each item below it as this makes it, the lowest first. */
    public Item each(UnaryOperator<Item> change) {
        return change.apply(with(items.stream().map(item -> item.each(change)).toList()));
    }

    public Item with(List<Item> others) {
        return new Item(id, kind, origin, fields, others);
    }

    private Item at(String wanted, UnaryOperator<Item> change) {
        return id.equals(wanted)
                ? change.apply(this)
                : with(items.stream().map(item -> item.at(wanted, change)).toList());
    }
}
