package org.relata.plan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.relata.kernel.Audited;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Changed;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.CircleKind;
import org.relata.kernel.Ids;
import org.relata.kernel.NotFound;
import org.relata.kernel.PersonId;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.plan.document.Field;
import org.relata.plan.document.Item;
import org.relata.plan.document.Kind;
import org.relata.plan.document.Wants;
import org.relata.plan.document.Wants.Want;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.relationship.Circles;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Plans as the care team works on them, before anybody else reads them. Two windows never write over each other unknowingly: the later one is told once what
 * stands there, keeps its words, and may then write on. No member's circle moves by anything here but publishing.
 */
@Component
public class PlanDrafts {
    private static final int MOST_ITEMS = 200;

    private final Entrance entrance;
    private final Relationships relationships;
    private final EditionStore editions;
    private final VersionStore versions;
    private final Templates templates;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlanDrafts(
            Entrance entrance,
            Relationships relationships,
            EditionStore editions,
            VersionStore versions,
            Templates templates,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.editions = editions;
        this.versions = versions;
        this.templates = templates;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A draft as it stands.
     *
     * @param circle whose plan it will be
     * @param edition by which a window says what it knows
     * @param mayUndo whether the viewer did the last thing
     * @param wants what it lacks before it can be published
     * @param next the number that it will be published under
     */
    public record Draft(
            Relationship relationship,
            Circle circle,
            Item plan,
            int edition,
            Instant savedAt,
            boolean mayWrite,
            boolean mayUndo,
            List<Want> wants,
            int next) {}

    /** Words that were not written over somebody else's, and those. */
    public record Apart(Typed mine, String theirs) {}

    /** A draft being written: where, and by whom. */
    private record Work(Entered inside, Circle team, Circle circle, List<Edition> last) {
        Item plan() {
            return last.stream()
                    .findFirst()
                    .flatMap(Edition::body)
                    .orElseThrow(() ->
                            new Refused("This draft has been published or discarded. Begin a new one from the plan."));
        }
    }

    public Draft show(RelationshipId in, CircleId plan) {
        return within(in, plan, work -> {
            var body = work.last().stream().findFirst().flatMap(Edition::body).orElseThrow(NotFound::new);
            events.publishEvent(Audited.of(Action.READ, "plan", work.team()));
            var inside = work.inside();
            var last = work.last().getFirst();
            return new Draft(
                    relationships.relationship(inside, in),
                    work.circle(),
                    body,
                    last.number(),
                    last.savedAt(),
                    writes(work),
                    last.author().equals(inside.viewer().person())
                            && before(work).isPresent(),
                    wants(work.circle(), body),
                    number(inside, plan) + 1);
        });
    }

    /** Begins with what was published last; for a circle that has taken the place of another, with what stood there. */
    public void begin(RelationshipId in, CircleId plan) {
        write(in, plan, work -> {
            if (work.last().stream().findFirst().flatMap(Edition::body).isEmpty()) {
                var published = versions.newest(work.inside());
                var circles = relationships.circles(work.inside());
                keep(work, Edition.ALL, tab(), found(published, work.circle(), circles));
            }
            return true;
        });
    }

    private static Item found(List<Version> published, Circle circle, Circles circles) {
        return of(published, circle)
                .or(() -> circles.of(CircleKind.JOINT).reversed().stream()
                        .filter(former -> circle.whole() && former.whole() && !former.isOpen())
                        .flatMap(former -> of(published, former).stream())
                        .findFirst())
                .orElseGet(Item::empty);
    }

    private static Optional<Item> of(List<Version> published, Circle circle) {
        return published.stream()
                .filter(version -> version.circle().equals(circle.id()))
                .map(Version::plan)
                .findFirst();
    }

    /** Keeps one field as it is being written. */
    public Optional<Apart> keep(RelationshipId in, CircleId plan, Typed typed) {
        return write(in, plan, work -> set(work, work.plan(), typed));
    }

    private Optional<Apart> set(Work work, Item body, Typed typed) {
        var now = body.find(typed.item());
        if (now.isEmpty() || !now.get().kind().fields().contains(typed.field())) {
            return Optional.of(new Apart(typed, ""));
        }
        var theirs = now.get().get(typed.field());
        if (theirs.equals(typed.value())) {
            return Optional.empty();
        }
        if (editions.isOvertaken(work.inside(), work.circle().id(), typed)) {
            editions.tell(work.inside(), work.team().id(), work.circle().id(), typed, clock.instant());
            return Optional.of(new Apart(typed, theirs));
        }
        keep(work, typed.place(), typed.tab(), body.set(typed.item(), typed.field(), typed.value()));
        return Optional.empty();
    }

    /** What came of a page that was sent as a whole: which item to go to, and the words that were not taken. */
    public record Done(String at, List<Apart> apart) {}

    /** All that a window holds, and then what it is to do. */
    public Done act(RelationshipId in, CircleId plan, List<Typed> typed, Deed deed) {
        return write(in, plan, work -> {
            work.plan();
            var apart = new ArrayList<Apart>();
            typed.forEach(one -> set(work, now(work), one).ifPresent(apart::add));
            return new Done(act(work, deed), apart);
        });
    }

    private String act(Work work, Deed deed) {
        var plan = now(work);
        var id = Ids.next().toString();
        var next = switch (deed.what()) {
            case PROBLEM, GOAL, OBJECTIVE, INTERVENTION ->
                plan.add(
                        deed.to(),
                        owned(work.circle(), Item.blank(id, Kind.of(deed.what().word()))));
            case UP -> plan.move(deed.to(), -1);
            case DOWN -> plan.move(deed.to(), 1);
            case REMOVE -> plan.remove(deed.to());
            case TEMPLATE -> put(plan, work.circle(), templates.find(deed.to()).orElseThrow(NotFound::new));
            case UNDO -> mine(work) ? before(work).orElse(plan) : plan;
            case SAVE -> plan;
        };
        if (!next.equals(plan)) {
            keep(work, Edition.ALL, tab(), next);
        }
        return next.find(id)
                .map(Item::id)
                .orElse(next.find(deed.to()).map(Item::id).orElse(""));
    }

    /** Puts what another plan has from templates into the draft for this circle, and begins one where there is none. */
    void put(RelationshipId in, CircleId plan, List<Template> structure) {
        begin(in, plan);
        write(in, plan, work -> {
            var body = work.plan();
            for (Template template : structure) {
                body = put(body, work.circle(), template);
            }
            keep(work, Edition.ALL, tab(), body);
            return true;
        });
    }

    private Item put(Item plan, Circle circle, Template template) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var more = template.plan().under(() -> Ids.next().toString()).each(item -> dated(owned(circle, item), today));
        var whole = plan;
        for (Field field : Kind.PLAN.fields()) {
            if (whole.get(field).isEmpty()) {
                whole = whole.set(Item.WHOLE, field, more.get(field));
            }
        }
        for (Item problem : more.items()) {
            whole = whole.add(Item.WHOLE, problem);
        }
        return whole;
    }

    /** In a plan of one's own there is nobody else to do it. */
    private static Item owned(Circle circle, Item item) {
        if (!item.kind().fields().contains(Field.OWNER)) {
            return item;
        }
        var owner = circle.person()
                .map(PersonId::toString)
                .orElse(item.get(Field.OWNER).isEmpty() ? Item.TOGETHER : item.get(Field.OWNER));
        return item.set(item.id(), Field.OWNER, owner);
    }

    private static Item dated(Item item, LocalDate today) {
        var weeks = item.get(Field.WEEKS);
        return item.kind() == Kind.OBJECTIVE && weeks.matches("\\d{1,3}")
                ? item.set(
                        item.id(),
                        Field.DUE,
                        today.plusWeeks(Long.parseLong(weeks)).toString())
                : item;
    }

    /** Nothing of it is kept for anybody else; what was published stays as it was. */
    public void discard(RelationshipId in, CircleId plan) {
        write(in, plan, work -> {
            work.plan();
            editions.end(work.inside(), work.team().id(), plan, clock.instant());
            wrote(work);
            return true;
        });
    }

    /** Publishes the edition that was looked at, as the next version; throws {@link Refused} where another stands there, or where it lacks something. */
    public int publish(RelationshipId in, CircleId plan, int edition) {
        return write(in, plan, work -> {
            var body = work.plan();
            if (work.last().getFirst().number() != edition) {
                throw new Refused(
                        "The draft has been changed since you looked at it. Read it again before you publish it.");
            }
            var wants = wants(work.circle(), body);
            if (!wants.isEmpty()) {
                throw new Refused("Not published yet. " + wants.getFirst().sentence());
            }
            if (!work.inside().writes(plan)) {
                throw new NotFound();
            }
            int number = number(work.inside(), plan) + 1;
            versions.publish(work.inside(), plan, number, body, clock.instant());
            editions.end(work.inside(), work.team().id(), plan, clock.instant());
            events.publishEvent(Audited.of(Action.WRITE, "plan", List.of(work.circle(), work.team())));
            events.publishEvent(Changed.in(work.inside().viewer().practice(), List.of(work.circle())));
            return number;
        });
    }

    private int number(Entered inside, CircleId plan) {
        return versions.newest(inside).stream()
                .filter(version -> version.circle().equals(plan))
                .mapToInt(Version::number)
                .findFirst()
                .orElse(0);
    }

    private List<Want> wants(Circle circle, Item plan) {
        var members = circle.clients().stream().map(PersonId::toString).collect(Collectors.toSet());
        return new Wants(members, templates::isExercise, templates::isInstrument).of(plan);
    }

    private Item now(Work work) {
        return editions.newest(work.inside(), work.circle().id())
                .getFirst()
                .body()
                .orElseThrow(NotFound::new);
    }

    private Optional<Item> before(Work work) {
        var last = editions.newest(work.inside(), work.circle().id());
        return last.size() < 2 ? Optional.empty() : last.getLast().body();
    }

    private boolean mine(Work work) {
        return editions.newest(work.inside(), work.circle().id())
                .getFirst()
                .author()
                .equals(work.inside().viewer().person());
    }

    private void keep(Work work, String place, String tab, Item body) {
        if (body.all().count() > MOST_ITEMS) {
            throw new Refused("A plan has room for 200 items. Take something out first.");
        }
        var goesOn = work.last().stream().findFirst().filter(last -> last.tab().equals(tab));
        editions.write(work.inside(), work.team().id(), work.circle().id(), place, tab, body, clock.instant());
        if (goesOn.isEmpty()) {
            wrote(work);
        }
    }

    /** The trail has one entry for each sitting, not for each pause. */
    private void wrote(Work work) {
        events.publishEvent(Audited.of(Action.WRITE, "plan", work.team()));
    }

    private static String tab() {
        return Ids.next().toString().substring(24);
    }

    private static boolean writes(Work work) {
        return work.inside().writes(work.team().id()) && work.circle().isOpen();
    }

    private <T> T write(RelationshipId in, CircleId plan, Function<Work, T> work) {
        return entered(in, plan, (inside, circle) -> {
            editions.oneAtATime(plan);
            var all = work(inside, circle);
            if (!writes(all)) {
                throw new NotFound();
            }
            return work.apply(all);
        });
    }

    private <T> T within(RelationshipId in, CircleId plan, Function<Work, T> work) {
        return entered(in, plan, (inside, circle) -> work.apply(work(inside, circle)));
    }

    private Work work(Entered inside, Circle circle) {
        return new Work(inside, relationships.circles(inside).team(), circle, editions.newest(inside, circle.id()));
    }

    private <T> T entered(RelationshipId in, CircleId plan, BiFunction<Entered, Circle, T> work) {
        return entrance.call(in, inside -> {
            var circle = relationships.circles(inside).circle(plan);
            if (!inside.isStaff() || (circle.kind() != CircleKind.JOINT && circle.kind() != CircleKind.MEMBER)) {
                throw new NotFound();
            }
            return work.apply(inside, circle);
        });
    }
}
