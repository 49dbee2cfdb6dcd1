package org.relata.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Circle;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.practice.People;
import org.relata.practice.Person;
import org.relata.relationship.Relationships;
import org.springframework.stereotype.Component;

/** What in an answer asks for somebody to act: for the care team alone, and done only when it is written what was done. */
@Component
public class Tasks {
    private static final int LONGEST = 4_000;

    private final Entrance entrance;
    private final Relationships relationships;
    private final People people;
    private final TaskStore store;
    private final Recorder recorder;

    Tasks(Entrance entrance, Relationships relationships, People people, TaskStore store, Recorder recorder) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.people = people;
        this.store = store;
        this.recorder = recorder;
    }

    /** A task in a list: whose answer, and where. */
    public record Row(Task task, RelationshipId relationship, String name) {}

    /** A task with what was done about it, once it was. */
    public record Shown(Task task, RelationshipId relationship, String name, Optional<String> action) {}

    /** Open ones of every relationship, and the newest done ones. */
    public List<Row> all(boolean openOnly) {
        return entrance.callEverywhere(inside -> {
            staffOnly(inside);
            var circles = relationships.circles(inside);
            var tasks = store.tasks(inside, openOnly);
            recorder.touched(
                    Action.READ,
                    "task",
                    tasks.stream()
                            .map(task -> circles.circle(task.circle()))
                            .distinct()
                            .toList());
            var names = names(inside, tasks);
            return tasks.stream()
                    .map(task -> new Row(task, in(circles.circle(task.circle())), name(task, names)))
                    .toList();
        });
    }

    public Shown show(RelationshipId id, TaskId task) {
        return entrance.call(id, inside -> {
            Recorder.careTeamOnly(inside, id);
            var found = found(inside, task);
            recorder.touched(
                    Action.READ, "task", List.of(relationships.circles(inside).circle(found.circle())));
            return new Shown(found, id, name(found, names(inside, List.of(found))), store.action(inside, found));
        });
    }

    /** Records what was done; with that the task is done. */
    public void settle(RelationshipId id, TaskId task, String action) {
        if (action.isBlank() || action.length() > LONGEST) {
            throw new Refused(
                    "Write in a sentence or two what you did, at most 4,000 characters. The task stays open until then.");
        }
        entrance.run(id, inside -> {
            Recorder.careTeamOnly(inside, id);
            var found = found(inside, task);
            var circle =
                    recorder.writable(inside, id, relationships.circles(inside).circle(found.circle()));
            if (found.done().isPresent()
                    || store.settle(
                                    inside,
                                    found,
                                    action.strip(),
                                    recorder.clock().instant())
                            == 0) {
                throw new Refused("A colleague has recorded an action for this already.");
            }
            recorder.touched(Action.WRITE, "task", List.of(circle));
        });
    }

    private Task found(Entered inside, TaskId task) {
        return store.find(inside, task).orElseThrow(NotFound::new);
    }

    private Map<PersonId, Person> names(Entered inside, List<Task> tasks) {
        return tasks.isEmpty()
                ? Map.of()
                : people.people(
                        inside,
                        tasks.stream().flatMap(task -> task.subject().stream()).toList());
    }

    private static String name(Task task, Map<PersonId, Person> names) {
        return task.subject().map(names::get).map(Person::name).orElse("The relationship");
    }

    private static RelationshipId in(Circle circle) {
        return circle.relationship().orElseThrow(NotFound::new);
    }

    private static void staffOnly(Entered inside) {
        if (!inside.isStaff()) {
            throw new NotFound();
        }
    }
}
