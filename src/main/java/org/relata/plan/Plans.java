package org.relata.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.relata.kernel.Audited;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Changed;
import org.relata.kernel.Circle;
import org.relata.kernel.CircleId;
import org.relata.kernel.CircleKind;
import org.relata.kernel.NotFound;
import org.relata.kernel.Refused;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.relata.plan.document.Field;
import org.relata.plan.document.Item;
import org.relata.plan.document.Kind;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.relationship.Circles;
import org.relata.relationship.Relationship;
import org.relata.relationship.Relationships;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The published plans of a relationship: what the viewer's circles have, and nothing of any other; what members say to them, and how far their goals have
 * come. Throws {@link NotFound} for a plan that the viewer may not read.
 */
@Component
public class Plans {
    private static final int LONGEST = 2_000;

    private final Entrance entrance;
    private final Relationships relationships;
    private final Stores stores;
    private final PlanDrafts drafts;
    private final Templates templates;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Plans(
            Entrance entrance,
            Relationships relationships,
            Stores stores,
            PlanDrafts drafts,
            Templates templates,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entrance = entrance;
        this.relationships = relationships;
        this.stores = stores;
        this.drafts = drafts;
        this.templates = templates;
        this.events = events;
        this.clock = clock;
    }

    @Component("planStores")
    record Stores(VersionStore versions, EditionStore editions, MarkStore marks) {}

    /** The plans of a relationship that the viewer may read or begin: of all, of some, of each; those of circles that are closed last. */
    public record Shown(Relationship relationship, Viewer viewer, List<Sheet> sheets) {}

    /**
     * A relationship in which there is a plan for the viewer.
     *
     * @param unsaid whether the viewer has said nothing to one of them yet
     */
    public record Ours(Relationship relationship, boolean unsaid) {}

    /** A client's, everywhere. */
    public List<Ours> ours() {
        return entrance.callEverywhere(inside -> {
            var published = stores.versions().newest(inside);
            if (published.isEmpty()) {
                return List.of();
            }
            var circles = relationships.circles(inside);
            var said = stores.versions().signatures(inside, published).stream()
                    .filter(one -> one.member().equals(inside.viewer().person()))
                    .map(Signature::version)
                    .collect(Collectors.toSet());
            read(published.stream()
                    .map(version -> circles.circle(version.circle()))
                    .toList());
            return relationships.all(inside).stream()
                    .flatMap(unit -> ours(unit, circles, published, said).stream())
                    .toList();
        });
    }

    private static Optional<Ours> ours(Relationship unit, Circles circles, List<Version> published, Set<UUID> said) {
        var theirs = published.stream()
                .filter(version -> circles.circle(version.circle()).isOpen()
                        && circles.circle(version.circle()).relationship().equals(Optional.of(unit.id())))
                .toList();
        return theirs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Ours(unit, theirs.stream().anyMatch(version -> !said.contains(version.id()))));
    }

    /** One version, and the one before it. */
    public record Past(Relationship relationship, Sheet sheet, Optional<Version> before, int newest) {}

    public Shown show(RelationshipId in) {
        return entrance.call(in, inside -> shown(inside, in));
    }

    private Shown shown(Entered inside, RelationshipId in) {
        var relationship = relationships.relationship(inside, in);
        var circles = relationships.circles(inside);
        var published = stores.versions().newest(inside);
        var open = ofTheTeam(inside, circles) ? Set.copyOf(stores.editions().open(inside)) : Set.<CircleId>of();
        var said = stores.versions().signatures(inside, published);
        var attained = stores.marks().attained(inside);
        var ratings = stores.marks().ratings(inside);
        var writes = ofTheTeam(inside, circles) && inside.writes(circles.team().id());
        var sheets = circles.all().stream()
                .filter(circle -> circle.kind() == CircleKind.JOINT || circle.kind() == CircleKind.MEMBER)
                .map(circle -> {
                    var version = published.stream()
                            .filter(one -> one.circle().equals(circle.id()))
                            .findFirst();
                    return sheet(
                            inside,
                            circle,
                            version,
                            new Marks(said, attained, ratings),
                            open.contains(circle.id()),
                            writes && circle.isOpen());
                })
                .filter(sheet -> sheet.version().isPresent() || sheet.mayDraft() || sheet.draft())
                .sorted(Comparator.comparing((Sheet sheet) -> !sheet.circle().isOpen())
                        .thenComparing(sheet -> !sheet.circle().whole())
                        .thenComparing(sheet -> sheet.circle().kind() != CircleKind.JOINT)
                        .thenComparing(sheet -> place(relationship, sheet.circle())))
                .toList();
        read(sheets.stream()
                .filter(sheet -> sheet.version().isPresent())
                .map(Sheet::circle)
                .toList());
        return new Shown(relationship, inside.viewer(), sheets);
    }

    private static int place(Relationship relationship, Circle circle) {
        return relationship.members().stream()
                .filter(member -> circle.isOf(member.person()))
                .mapToInt(member -> member.position())
                .findFirst()
                .orElse(0);
    }

    private record Marks(List<Signature> said, List<Attainment> attained, List<Rating> ratings) {}

    private static Sheet sheet(
            Entered inside, Circle circle, Optional<Version> version, Marks marks, boolean draft, boolean mayDraft) {
        var goals = version.map(one -> one.plan().all(Kind.GOAL).map(Item::id).collect(Collectors.toSet()))
                .orElse(Set.of());
        return new Sheet(
                circle,
                version,
                marks.said().stream()
                        .filter(one -> version.filter(its -> its.id().equals(one.version()))
                                .isPresent())
                        .toList(),
                marks.attained().stream()
                        .filter(one -> one.circle().equals(circle.id()))
                        .toList(),
                marks.ratings().stream()
                        .filter(one -> goals.contains(one.goal()))
                        .toList(),
                draft,
                mayDraft,
                inside.viewer().isClient() && circle.isOpen() && version.isPresent() && inside.writes(circle.id()));
    }

    /** The plan of one circle as it was published under a number. */
    public Past version(RelationshipId in, CircleId circle, int number) {
        return entrance.call(in, inside -> {
            var its = relationships.circles(inside).circle(circle);
            var version = find(inside, circle, number);
            var newest = stores.versions().newest(inside).stream()
                    .filter(one -> one.circle().equals(circle))
                    .mapToInt(Version::number)
                    .findFirst()
                    .orElse(number);
            var marks = new Marks(
                    stores.versions().signatures(inside, List.of(version)),
                    stores.marks().attained(inside),
                    List.of());
            read(List.of(its));
            return new Past(
                    relationships.relationship(inside, in),
                    sheet(inside, its, Optional.of(version), marks, false, false),
                    stores.versions().find(inside, circle, number - 1),
                    newest);
        });
    }

    /** What a member says to a version, for themselves alone; a no needs words. The newest version of a circle is the one that is signed. */
    public void sign(RelationshipId in, CircleId circle, int number, boolean agrees, String words) {
        var said = Optional.of(words.strip()).filter(text -> !text.isEmpty());
        entrance.run(in, inside -> {
            var its = relationships.circles(inside).circle(circle);
            if (!inside.viewer().isClient() || !its.isOpen()) {
                throw new NotFound();
            }
            var version = find(inside, circle, number);
            if (!agrees && said.isEmpty()) {
                throw new Refused(
                        "Say in a few words what you want different. Everybody who shares this plan reads them.");
            }
            if (words.length() > LONGEST) {
                throw new Refused("This is longer than 2,000 characters. Say it shorter, or in a message.");
            }
            if (stores.versions().find(inside, circle, number + 1).isPresent()) {
                throw new Refused(
                        "There is a newer version of this plan. Read that one, and say there what you think.");
            }
            stores.versions().sign(inside, version, agrees, said, clock.instant());
            wrote(inside, "plan", its);
        });
    }

    /** How far a goal of the newest version has come on its levels, as the care team finds with those whose plan it is. */
    public void attain(RelationshipId in, Attainment found) {
        entrance.run(in, inside -> {
            var its = relationships.circles(inside).circle(found.circle());
            var leveled = stores.versions().newest(inside).stream()
                    .filter(version -> version.circle().equals(found.circle()))
                    .anyMatch(version -> version.plan()
                            .all(Kind.GOAL)
                            .anyMatch(goal -> goal.id().equals(found.goal())));
            if (!inside.isStaff() || !leveled || Math.abs(found.level()) > 2) {
                throw new NotFound();
            }
            stores.marks().attain(inside, found, clock.instant());
            wrote(inside, "plan", its);
        });
    }

    /** Goals of published plans that the viewer may read, in circles that are open; for a client with their own latest rating. */
    public List<Goal> goals(RelationshipId in) {
        return entrance.call(in, inside -> {
            var shown = shown(inside, in);
            var me = inside.viewer().person();
            return shown.sheets().stream()
                    .filter(sheet -> sheet.circle().isOpen())
                    .flatMap(sheet -> sheet.plan()
                            .all(Kind.GOAL)
                            .map(goal -> new Goal(
                                    goal.id(),
                                    goal.statement(),
                                    sheet.circle().id(),
                                    goal.get(Field.OWNER),
                                    sheet.ratings().reversed().stream()
                                            .filter(one -> one.goal().equals(goal.id())
                                                    && one.member().equals(me))
                                            .findFirst())))
                    .toList();
        });
    }

    /** A client says how far a goal has come, from 0 to 10: kept in their own circle, so that only they and the care team read it. */
    public void rate(RelationshipId in, String goal, int value) {
        entrance.run(in, inside -> {
            if (!inside.viewer().isClient()) {
                throw new NotFound();
            }
            if (value < 0 || value > 10) {
                throw new Refused("Choose a number from 0 to 10.");
            }
            var circles = relationships.circles(inside);
            var theirs = stores.versions().newest(inside).stream()
                    .filter(version -> circles.circle(version.circle()).isOpen())
                    .anyMatch(version -> version.plan()
                            .all(Kind.GOAL)
                            .anyMatch(one -> one.id().equals(goal)));
            if (!theirs) {
                throw new NotFound();
            }
            var own = circles.member(inside.viewer().person());
            stores.marks().rate(inside, own.id(), goal, value, clock.instant());
            wrote(inside, "rating", own);
        });
    }

    /**
     * Takes what a plan has from templates over into a draft for another relationship, as the templates have it: nothing that anybody has written comes
     * along. Gives the circle of that draft: of all its members, or of the only one.
     */
    public CircleId copy(RelationshipId in, CircleId circle, RelationshipId to) {
        var structure = entrance.call(in, inside -> {
            var circles = relationships.circles(inside);
            if (!ofTheTeam(inside, circles)) {
                throw new NotFound();
            }
            events.publishEvent(Audited.of(Action.READ, "plan", List.of(circles.circle(circle), circles.team())));
            return templates.within(stores.versions().newest(inside).stream()
                    .filter(version -> version.circle().equals(circle))
                    .findFirst()
                    .orElseThrow(NotFound::new)
                    .plan());
        });
        if (structure.isEmpty()) {
            throw new Refused(
                    "Nothing in this plan comes from a template, so there is nothing that can go to somebody else.");
        }
        var target = entrance.call(to, inside -> {
            var circles = relationships.circles(inside);
            return circles.whole()
                    .or(() -> circles.of(CircleKind.MEMBER).stream()
                            .filter(Circle::isOpen)
                            .findFirst())
                    .orElseThrow(NotFound::new)
                    .id();
        });
        drafts.put(to, target, structure);
        return target;
    }

    /** Relationships whose plans the viewer works on, and into whose drafts something of this plan could go. */
    public Targets targets(RelationshipId in, CircleId circle) {
        var from = entrance.call(in, inside -> {
            var circles = relationships.circles(inside);
            if (!ofTheTeam(inside, circles)) {
                throw new NotFound();
            }
            circles.circle(circle);
            return relationships.relationship(inside, in);
        });
        return new Targets(
                from,
                entrance.callEverywhere(inside -> relationships.all(inside).stream()
                        .filter(one ->
                                one.ofTheTeam() && !one.isClosed() && !one.id().equals(in))
                        .toList()));
    }

    public record Targets(Relationship from, List<Relationship> others) {}

    /** A day of the practice's own, for what is found today. */
    public LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private Version find(Entered inside, CircleId circle, int number) {
        return stores.versions().find(inside, circle, number).orElseThrow(NotFound::new);
    }

    private static boolean ofTheTeam(Entered inside, Circles circles) {
        return inside.isStaff() && circles.of(CircleKind.TEAM).stream().anyMatch(Circle::isOpen);
    }

    private void read(List<Circle> circles) {
        if (!circles.isEmpty()) {
            events.publishEvent(Audited.of(Action.READ, "plan", circles));
        }
    }

    private void wrote(Entered inside, String what, Circle circle) {
        events.publishEvent(Audited.of(Action.WRITE, what, circle));
        events.publishEvent(Changed.in(inside.viewer().practice(), List.of(circle)));
    }
}
