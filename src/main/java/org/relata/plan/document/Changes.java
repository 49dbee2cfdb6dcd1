package org.relata.plan.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.relata.plan.document.Change.What;

/** What is different between two versions, in the order of the newer one, and what is gone at the end. */
public final class Changes {
    private final Map<String, Item> before;
    private final Map<String, Item> now;

    private Changes(Item old, Item next) {
        this.before = byId(old);
        this.now = byId(next);
    }

    public static List<Change> between(Item old, Item next) {
        return new Changes(old, next).list();
    }

    private static Map<String, Item> byId(Item plan) {
        var byId = new LinkedHashMap<String, Item>();
        plan.all().forEach(item -> byId.put(item.id(), item));
        return byId;
    }

    private List<Change> list() {
        var changes = new ArrayList<Change>();
        var moved = moved();
        now.values().forEach(item -> {
            var was = before.get(item.id());
            if (was == null) {
                changes.add(Change.of(What.ADDED, item));
                return;
            }
            if (moved.contains(item.id())) {
                changes.add(Change.of(What.MOVED, item));
            }
            rewritten(was, item, changes);
        });
        before.values().stream()
                .filter(item -> !now.containsKey(item.id()))
                .forEach(item -> changes.add(Change.of(What.REMOVED, item)));
        return changes;
    }

    private static void rewritten(Item was, Item item, List<Change> changes) {
        for (Field field : item.kind().fields()) {
            if (!was.get(field).equals(item.get(field))) {
                changes.add(new Change(What.CHANGED, item, Optional.of(field), was.get(field), item.get(field)));
            }
        }
    }

    /** What stands below something else now, and the fewest of those that would have to be carried to get from the old order to the new. */
    private Set<String> moved() {
        var moved = new HashSet<String>();
        for (Item parent : now.values()) {
            var was = Optional.ofNullable(before.get(parent.id())).map(Item::items).orElse(List.of()).stream()
                    .map(Item::id)
                    .toList();
            var stayed =
                    parent.items().stream().map(Item::id).filter(was::contains).toList();
            var kept = longestInOrder(stayed, was);
            parent.items().stream()
                    .map(Item::id)
                    .filter(before::containsKey)
                    .filter(id -> !kept.contains(id))
                    .forEach(moved::add);
        }
        return moved;
    }

    /** The longest row of ids that stand in the same order in both. */
    private static Set<String> longestInOrder(List<String> ids, List<String> order) {
        int[] length = new int[ids.size()];
        int[] from = new int[ids.size()];
        Arrays.fill(from, -1);
        int best = -1;
        for (int i = 0; i < ids.size(); i++) {
            length[i] = 1;
            for (int j = 0; j < i; j++) {
                if (order.indexOf(ids.get(j)) < order.indexOf(ids.get(i)) && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    from[i] = j;
                }
            }
            best = best < 0 || length[i] > length[best] ? i : best;
        }
        var kept = new HashSet<String>();
        for (int i = best; i >= 0; i = from[i]) {
            kept.add(ids.get(i));
        }
        return kept;
    }
}
