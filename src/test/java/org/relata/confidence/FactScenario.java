package org.relata.confidence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.relata.chart.NewNote;
import org.relata.chart.NoteId;
import org.relata.chart.Notes;
import org.relata.chart.Typed;
import org.relata.confidence.Fact.Kind;
import org.relata.kernel.Capacity;
import org.relata.kernel.CircleKind;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Viewer;
import org.relata.measure.AnswerSheet;
import org.relata.measure.Answers;
import org.relata.measure.AssignmentId;
import org.relata.measure.Entry;
import org.relata.measure.Measures;
import org.relata.measure.NewAssignment;
import org.relata.measure.OwnInstruments;
import org.relata.measure.Progress;
import org.relata.measure.ResponseId;
import org.relata.measure.Responses;
import org.relata.measure.TaskId;
import org.relata.measure.Tasks;
import org.relata.measure.figure.Direction;
import org.relata.measure.file.OutcomeRow.On;
import org.relata.messaging.Messages;
import org.relata.messaging.NewMessage;
import org.relata.relationship.Clearances;
import org.relata.relationship.Oracle.Room;
import org.relata.relationship.Scenario;
import org.relata.scheduling.Sessions;
import org.relata.technique.Adaptations;
import org.relata.technique.Readings;
import org.relata.technique.Runs;
import org.springframework.stereotype.Component;

/**
 * What people write in a practice while its relationships change: messages, questionnaires asked, begun, sent and corrected, totals typed in, tasks settled. Each
 * step is tried by a random person through the doors and must succeed exactly where the {@link FactOracle} says so.
 */
final class FactScenario {
    /** The doors that facts are written through. */
    @Component
    record Doors(
            Measures measures,
            Answers answers,
            Responses responses,
            Tasks tasks,
            OwnInstruments own,
            Progress progress,
            Messages messages,
            Notes notes,
            Runs runs,
            Adaptations adaptations,
            Readings readings,
            Sessions sessions,
            Clearances clearances) {}

    static final String SAFETY = "hits";
    static final String WEEK = "relata-week";
    private static final String WELLBEING = "relata-wellbeing";
    private static final List<String> ASKED = List.of(WEEK, WEEK, WELLBEING);
    static final List<String> SHAREABLE = List.of(WEEK, WELLBEING);
    private static final LocalDate DAY = LocalDate.of(2020, 1, 1);
    private static final int ITEMS = 5;
    /** From here on a total of the safety screen raises a task. */
    private static final int RISK = 11;

    final Scenario people;
    final FactOracle oracle;
    /** A total of the practice's own, whose figures can be as singular as a name. */
    final String own;

    private final Random random;
    private final Doors doors;
    private final Watch watch;
    private int days;

    FactScenario(long seed, Scenario people, Doors doors, Watch watch) {
        this.watch = watch;
        this.random = new Random(seed);
        this.people = people;
        this.doors = doors;
        this.oracle = new FactOracle(people.oracle);
        String name = people.token();
        own = people.as(people.owner, Capacity.STAFF)
                .call(() -> doors.own().add(name, Direction.HIGHER, null, null))
                .id()
                .toString();
        people.canaries.put(name, people.oracle::isStaff);
        people.canaries.put(own, people.oracle::isStaff);
    }

    void step() {
        if (people.oracle.relationships.size() < 2) {
            people.step();
            return;
        }
        switch (random.nextInt(25)) {
            case 0, 1, 2 -> people.step();
            case 3, 4, 5 -> ask();
            case 6, 7 -> begin();
            case 8, 9 -> send();
            case 10, 11, 12 -> typeIn();
            case 13 -> correct();
            case 14 -> settle();
            case 15, 16, 17 -> share();
            case 18, 19, 20 -> say();
            case 21 -> beginNote();
            case 22 -> writeNote();
            case 23 -> discardNote();
            default -> changeRequest();
        }
    }

    void ask() {
        RelationshipId id = pick(people.oracle.relationships);
        Viewer actor = somebody(id);
        String instrument = pick(ASKED);
        List<PersonId> known = people.oracle.members(id).stream()
                .filter(member -> runs(actor)
                        || oracle.own(actor, id, CircleKind.MEMBER, member).isPresent())
                .toList();
        boolean all = random.nextInt(3) == 0;
        Optional<PersonId> member = all || known.isEmpty() ? Optional.empty() : Optional.of(pick(people.clients));
        Optional<Room> whole = oracle.room(actor, id, CircleKind.JOINT, people.oracle::isWhole);
        Optional<PersonId> subject =
                member.or(() -> known.size() == 1 ? Optional.of(known.getFirst()) : Optional.empty());
        Optional<Room> target = subject.isPresent()
                ? subject.filter(known::contains).flatMap(who -> oracle.own(actor, id, CircleKind.MEMBER, who))
                : whole;
        boolean may = oracle.treats(actor, id)
                && target.filter(room -> people.oracle.writes(actor, room)).isPresent()
                && oracle.of(Kind.ASSIGNMENT).stream()
                        .noneMatch(fact -> target.equals(Optional.of(fact.room))
                                && fact.instrument.equals(instrument)
                                && fact.subject.equals(subject)
                                && !fact.over
                                && !isDone(fact));
        people.story.add(actor + " asks " + member + " " + instrument + " in " + id);
        people.attempt(may, actor, () -> {
            AssignmentId made = doors.measures()
                    .assign(id, new NewAssignment(List.of(instrument), member, DAY.plusDays(++days)))
                    .getFirst();
            note(new Fact(
                    Kind.ASSIGNMENT, made.value(), id, target.orElseThrow(), actor.person(), subject, instrument));
        });
    }

    void begin() {
        pickOf(Kind.ASSIGNMENT).ifPresent(asked -> {
            Viewer actor = likely(asked);
            int question = 1 + random.nextInt(ITEMS);
            if (isTheirsAlone(actor, asked)) {
                return;
            }
            people.story.add(actor + " begins " + asked);
            boolean sent = oracle.opens(actor, asked) && asked.answered.contains(actor.person());
            people.attempt(oracle.answers(actor, asked) || sent, actor, () -> keep(actor, asked, question));
        });
    }

    /** Where care has ended, a draft would harm nobody: it stands in the person's own self circle, so that the door alone refuses it. */
    private boolean isTheirsAlone(Viewer actor, Fact asked) {
        return watch == Watch.ONE_WALL && oracle.isAsked(actor, asked) && !oracle.answers(actor, asked);
    }

    private void keep(Viewer actor, Fact asked, int question) {
        doors.answers()
                .keep(
                        asked.relationship,
                        new AssignmentId(asked.id),
                        new AnswerSheet.Window(0, actor.person().toString()),
                        ++days,
                        Map.of(question, String.valueOf(random.nextInt(ITEMS))));
        if (!asked.answered.contains(actor.person())
                && draft(actor.person(), asked).isEmpty()) {
            note(draft(actor, asked));
        }
    }

    void send() {
        pickOf(Kind.ASSIGNMENT).ifPresent(asked -> {
            Viewer actor = likely(asked);
            if (isTheirsAlone(actor, asked)) {
                return;
            }
            people.story.add(actor + " sends " + asked);
            boolean sent = oracle.opens(actor, asked) && asked.answered.contains(actor.person());
            people.attempt(oracle.answers(actor, asked) || sent, actor, () -> {
                if (!sent) {
                    IntStream.rangeClosed(1, ITEMS).forEach(question -> keep(actor, asked, question));
                    send(actor, asked);
                }
            });
        });
    }

    private void send(Viewer actor, Fact asked) {
        AssignmentId assignment = new AssignmentId(asked.id);
        var sheet = doors.answers().open(asked.relationship, assignment);
        var sent = (Answers.Sending.Sent) doors.answers()
                .send(asked.relationship, assignment, sheet.answers().revision(), sheet.together());
        draft(actor.person(), asked).ifPresent(draft -> draft.over = true);
        Fact fact = new Fact(
                Kind.RESPONSE,
                sent.response().value(),
                asked.relationship,
                oracle.home(actor, asked).orElseThrow(),
                actor.person(),
                Optional.of(actor.person()),
                asked.instrument);
        fact.assignment = asked;
        asked.answered.add(actor.person());
        note(fact);
        copied(actor, fact);
    }

    void typeIn() {
        RelationshipId id = pick(people.oracle.relationships);
        Viewer actor = somebody(id);
        int what = random.nextInt(5);
        Optional<PersonId> subject = what == 0 ? Optional.empty() : Optional.of(member(id));
        String instrument = what == 1 ? SAFETY : own;
        int total = what == 1 ? 4 + random.nextInt(16) : singular();
        Optional<Room> room = subject.isPresent()
                ? oracle.own(actor, id, what == 1 ? CircleKind.SAFETY : CircleKind.MEMBER, subject.get())
                : oracle.room(actor, id, CircleKind.TEAM, any -> true);
        boolean may = oracle.treats(actor, id)
                && room.filter(one -> people.oracle.writes(actor, one)).isPresent();
        people.story.add(actor + " types in " + instrument + " of " + subject + " in " + id);
        people.attempt(may, actor, () -> {
            ResponseId made = doors.responses().enter(id, entry(instrument, subject, total));
            Fact fact =
                    new Fact(Kind.RESPONSE, made.value(), id, room.orElseThrow(), actor.person(), subject, instrument);
            note(fact, what == 1 ? null : String.valueOf(total));
            if (what == 1 && total >= RISK) {
                expected.put(made.value(), fact);
            }
        });
    }

    /** Responses whose task is still to come, by id. */
    final Map<UUID, Fact> expected = new HashMap<>();

    /** A task has come of a response. */
    void raised(UUID task, UUID response) {
        Fact flagged = expected.remove(response);
        if (flagged == null) {
            throw new AssertionError("a task came of a response that is not flagged: " + response);
        }
        Room team = people.oracle.rooms.stream()
                .filter(room -> flagged.relationship.equals(room.relationship) && room.kind == CircleKind.TEAM)
                .findFirst()
                .orElseThrow();
        note(new Fact(
                Kind.TASK, task, flagged.relationship, team, flagged.author, flagged.subject, flagged.instrument));
    }

    void correct() {
        pickOf(Kind.RESPONSE).ifPresent(old -> {
            Viewer actor = random.nextInt(3) == 0
                    ? somebody(old.relationship)
                    : people.as(old.author, old.assignment == null ? Capacity.STAFF : Capacity.CLIENT);
            int total = old.instrument.equals(SAFETY) ? 4 : singular();
            people.story.add(actor + " corrects " + old);
            people.attempt(oracle.changes(actor, old) && !old.over, actor, () -> {
                ResponseId old_ = new ResponseId(old.id);
                ResponseId made = old.assignment == null
                        ? doors.responses().correct(old.relationship, old_, BigDecimal.valueOf(total))
                        : doors.responses()
                                .correct(old.relationship, old_, Map.of(1, 0, 2, 1, 3, 2, 4, 3, 5, random.nextInt(4)));
                old.over = true;
                Fact fact = new Fact(
                        Kind.RESPONSE,
                        made.value(),
                        old.relationship,
                        old.room,
                        old.author,
                        old.subject,
                        old.instrument);
                fact.assignment = old.assignment;
                if (oracle.copies.removeIf(
                        copy -> copy.of() == old && !copy.room().isClosed())) {
                    copied(actor, fact);
                }
                note(fact, old.canary == null ? null : String.valueOf(total));
            });
        });
    }

    /** While everybody agrees, what a member answers is copied to where all of them see it. */
    private void copied(Viewer actor, Fact response) {
        oracle.common(actor, response.relationship)
                .filter(room -> oracle.isShown(room, response.instrument))
                .ifPresent(room -> oracle.copies.add(new FactOracle.Copy(room, response)));
    }

    private static boolean isOf(FactOracle.Copy copy, Room room, String instrument) {
        return copy.room() == room && copy.of().instrument.equals(instrument);
    }

    void share() {
        RelationshipId id = pick(people.oracle.relationships);
        Viewer actor = random.nextInt(4) == 0 ? somebody(id) : people.as(member(id), Capacity.CLIENT);
        boolean agrees = random.nextInt(5) > 0;
        String instrument = agrees && random.nextInt(6) == 0 ? SAFETY : pick(ASKED);
        Optional<Room> room = oracle.common(actor, id);
        if (watch == Watch.ONE_WALL && !agrees && room.isEmpty()) {
            // taking back what was never given changes nothing, and is not refused
            return;
        }
        people.story.add(actor + (agrees ? " agrees to show " : " stops showing ") + instrument + " in " + id);
        boolean may = agrees ? room.isPresent() && !instrument.equals(SAFETY) : room.isPresent();
        people.attempt(may, actor, () -> {
            if (agrees) {
                doors.progress().agree(id, instrument);
                if (oracle.agreeing(room.orElseThrow(), instrument).add(actor.person())) {
                    // what was shown under another agreement does not come back
                    oracle.copies.removeIf(copy -> isOf(copy, room.get(), instrument));
                }
            } else {
                doors.progress().withdraw(id, instrument);
                oracle.agreeing(room.orElseThrow(), instrument).remove(actor.person());
                oracle.copies.removeIf(copy ->
                        isOf(copy, room.get(), instrument) && copy.of().author.equals(actor.person()));
            }
        });
    }

    /** Into a conversation that is open at this moment. Two members are no group, whose members would not write to each other. */
    void say() {
        RelationshipId id = pick(people.oracle.relationships);
        Viewer actor = somebody(id);
        List<Room> open = people.oracle.rooms.stream()
                .filter(room -> id.equals(room.relationship)
                        && !room.isClosed()
                        && conversation(room).isPresent())
                .filter(room -> !actor.isClient() || room.kind != CircleKind.JOINT || room.clients.size() < 3)
                .toList();
        if (open.isEmpty()) {
            return;
        }
        Room room = pick(open);
        String words = people.token();
        people.story.add(actor + " writes to " + room.kind + " of " + room.clients + " in " + id);
        people.attempt(people.oracle.writes(actor, room), actor, () -> {
            var message = new NewMessage(UUID.randomUUID(), words, Optional.empty(), List.of(), true);
            doors.messages().send(id, conversation(room).orElseThrow(), message);
            oracle.said.add(new FactOracle.Said(room, words));
            people.canaries.put(words, viewer -> people.oracle.reads(viewer, room));
        });
    }

    void beginNote() {
        RelationshipId id = pick(people.oracle.relationships);
        Viewer actor = somebody(id);
        Optional<Room> team = oracle.room(actor, id, CircleKind.TEAM, any -> true);
        String words = people.token();
        people.story.add(actor + " begins a note in " + id);
        people.attempt(team.filter(room -> people.oracle.writes(actor, room)).isPresent(), actor, () -> {
            var made = doors.notes().begin(id, new NewNote(DAY, Optional.empty(), words));
            note(
                    new Fact(Kind.NOTE, made.value(), id, team.orElseThrow(), actor.person(), Optional.empty(), "note"),
                    words);
        });
    }

    void writeNote() {
        pickOf(Kind.NOTE).ifPresent(note -> {
            Viewer actor = oneOf(note);
            String words = note.canary + " " + people.token();
            people.story.add(actor + " writes on " + note);
            people.attempt(oracle.changes(actor, note) && !note.over, actor, () -> {
                doors.notes().keep(note.relationship, new NoteId(note.id), new Typed(0, "one", ++days, words));
                note.canary = words;
                people.canaries.put(words.substring(words.lastIndexOf(' ') + 1), viewer -> oracle.reads(viewer, note));
            });
        });
    }

    void discardNote() {
        pickOf(Kind.NOTE).ifPresent(note -> {
            Viewer actor = oneOf(note);
            people.story.add(actor + " discards " + note);
            people.attempt(oracle.changes(actor, note) && !note.over, actor, () -> {
                doors.notes().discard(note.relationship, new NoteId(note.id));
                note.over = true;
            });
        });
    }

    private Viewer oneOf(Fact note) {
        return random.nextInt(3) == 0 ? somebody(note.relationship) : people.as(note.author, Capacity.STAFF);
    }

    private Optional<String> conversation(Room room) {
        return switch (room.kind) {
            case JOINT -> people.oracle.isWhole(room) ? Optional.of("together") : Optional.empty();
            case MEMBER -> room.clients.stream().map(PersonId::toString).findFirst();
            case TEAM -> Optional.of("team");
            default -> Optional.empty();
        };
    }

    void settle() {
        pickOf(Kind.TASK).ifPresent(task -> {
            Viewer actor = somebody(task.relationship);
            String words = people.token();
            people.story.add(actor + " settles " + task);
            people.attempt(oracle.changes(actor, task) && !task.over, actor, () -> {
                doors.tasks().settle(task.relationship, new TaskId(task.id), words);
                task.over = true;
                task.canary = words;
                people.canaries.put(words, viewer -> oracle.reads(viewer, task));
            });
        });
    }

    void changeRequest() {
        pickOf(Kind.ASSIGNMENT).ifPresent(asked -> {
            Viewer actor = somebody(asked.relationship);
            boolean moves = random.nextInt(3) == 0;
            AssignmentId id = new AssignmentId(asked.id);
            people.story.add(actor + (moves ? " moves " : " takes back or restores ") + asked);
            people.attempt(oracle.changes(actor, asked) && !(moves && asked.over), actor, () -> {
                if (moves) {
                    doors.measures().move(asked.relationship, id, DAY.plusDays(++days), DAY);
                } else if (asked.over) {
                    doors.measures().restore(asked.relationship, id);
                } else {
                    doors.measures().cancel(asked.relationship, id);
                }
                asked.over = !moves && !asked.over;
            });
        });
    }

    Optional<Fact> draft(PersonId person, Fact asked) {
        return oracle.of(Kind.DRAFT).stream()
                .filter(fact -> fact.author.equals(person) && fact.assignment == asked && !fact.over)
                .findFirst();
    }

    private Fact draft(Viewer actor, Fact asked) {
        Room self = people.oracle.rooms.stream()
                .filter(room -> room.kind == CircleKind.SELF && room.isOf(actor.person()))
                .findFirst()
                .orElseThrow();
        Fact fact = new Fact(
                Kind.DRAFT,
                UUID.randomUUID(),
                asked.relationship,
                self,
                actor.person(),
                Optional.of(actor.person()),
                asked.instrument);
        fact.assignment = asked;
        return fact;
    }

    private Entry entry(String instrument, Optional<PersonId> subject, int total) {
        return new Entry(
                instrument,
                subject,
                Optional.empty(),
                new On(DAY.plusDays(++days)),
                Map.of(),
                BigDecimal.valueOf(total),
                Map.of());
    }

    private void note(Fact fact) {
        note(fact, null);
    }

    private void note(Fact fact, @Nullable String canary) {
        fact.staffOnly = fact.instrument.equals(own);
        oracle.facts.add(fact);
        people.canaries.put(fact.id.toString(), viewer -> oracle.reads(viewer, fact));
        if (canary != null) {
            fact.canary = canary;
            people.canaries.put(canary, viewer -> oracle.reads(viewer, fact));
        }
    }

    private boolean isDone(Fact asked) {
        return asked.answered.containsAll(
                asked.subject.<java.util.Set<PersonId>>map(java.util.Set::of).orElse(asked.room.clients));
    }

    private boolean runs(Viewer viewer) {
        return people.oracle.runs(viewer);
    }

    private int singular() {
        return 1_000_000 + random.nextInt(9_000_000);
    }

    private PersonId member(RelationshipId id) {
        List<PersonId> members = people.oracle.members(id);
        return members.isEmpty() || random.nextInt(5) == 0 ? pick(people.clients) : pick(members);
    }

    private Viewer somebody(RelationshipId id) {
        return people.somebody(id);
    }

    /** Mostly one of those who are asked. */
    private Viewer likely(Fact asked) {
        List<PersonId> who = asked.subject.map(List::of).orElseGet(() -> new ArrayList<>(asked.room.clients)).stream()
                .sorted(java.util.Comparator.comparing(PersonId::value))
                .toList();
        return random.nextInt(4) == 0
                ? somebody(asked.relationship)
                : people.as(who.get(random.nextInt(who.size())), Capacity.CLIENT);
    }

    private Optional<Fact> pickOf(Kind kind) {
        List<Fact> some = oracle.of(kind);
        return some.isEmpty() ? Optional.empty() : Optional.of(pick(some));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
