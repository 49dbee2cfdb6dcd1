package org.relata.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relata.confidence.Ward.Who.AMARA;
import static org.relata.confidence.Ward.Who.BILLER;
import static org.relata.confidence.Ward.Who.COLLEAGUE;
import static org.relata.confidence.Ward.Who.JONAS;
import static org.relata.confidence.Ward.Who.OTHER;
import static org.relata.confidence.Ward.Who.OWNER;
import static org.relata.confidence.Ward.Who.STRANGER;
import static org.relata.confidence.Ward.Who.SUPERVISOR;
import static org.relata.confidence.Ward.Who.THERAPIST;
import static org.relata.confidence.Ward.Who.WALLED;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.relata.TestClock;
import org.relata.attachment.Attachments;
import org.relata.attachment.FileId;
import org.relata.attachment.Uploads;
import org.relata.cast.Stage;
import org.relata.chart.NewNote;
import org.relata.confidence.Fact.Kind;
import org.relata.confidence.Ward.Who;
import org.relata.kernel.Capacity;
import org.relata.kernel.CircleId;
import org.relata.kernel.CircleKind;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.measure.AnswerSheet;
import org.relata.measure.Answers;
import org.relata.measure.AssignmentId;
import org.relata.measure.Entry;
import org.relata.measure.NewAssignment;
import org.relata.measure.OutcomeImports;
import org.relata.measure.TaskId;
import org.relata.measure.figure.Direction;
import org.relata.measure.file.OutcomeRow.On;
import org.relata.messaging.Conversations;
import org.relata.messaging.MessageId;
import org.relata.messaging.Messages;
import org.relata.messaging.NewMessage;
import org.relata.plan.Deed;
import org.relata.plan.Homework;
import org.relata.plan.HomeworkId;
import org.relata.plan.Homeworks;
import org.relata.plan.PlanDrafts;
import org.relata.plan.Plans;
import org.relata.plan.Report;
import org.relata.plan.Typed;
import org.relata.plan.document.Item;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.platform.Outside;
import org.relata.practice.Guardianships;
import org.relata.practice.NewPerson;
import org.relata.practice.NewPractice;
import org.relata.practice.People;
import org.relata.practice.Practices;
import org.relata.relationship.CareRole;
import org.relata.relationship.Circles;
import org.relata.relationship.Clearance;
import org.relata.relationship.Concern;
import org.relata.relationship.Member;
import org.relata.relationship.MemberRole;
import org.relata.relationship.NewCare;
import org.relata.relationship.NewRelationship;
import org.relata.relationship.NewRelationship.Joining;
import org.relata.relationship.Oracle;
import org.relata.relationship.Oracle.Room;
import org.relata.relationship.Policy;
import org.relata.relationship.Relationships;
import org.relata.scheduling.NewSession;
import org.relata.scheduling.Session;
import org.relata.scheduling.SessionId;
import org.relata.technique.NewRun;
import org.relata.technique.Readings.NewReading;
import org.relata.technique.Readings.Row;
import org.relata.technique.RunId;
import org.relata.technique.exercise.Field;
import org.relata.technique.exercise.Setting;
import org.relata.technique.exercise.Step;
import org.springframework.stereotype.Component;

/** Fills a {@link Ward} through the doors, and lets its people in. */
@Component
class Wards {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final int TRIES = 2_000;

    private final Practices practices;
    private final People persons;
    private final Relationships relationships;
    private final Guardianships guardianships;
    private final OutcomeImports imports;
    private final Conversations conversations;
    private final Messages messages;
    private final Uploads uploads;
    private final Attachments attachments;
    private final Entrance entrance;
    private final FactScenario.Doors doors;
    private final Plans plans;
    private final Homeworks homeworks;
    private final PlanDrafts drafts;
    private final Stage stage;
    private final Outside outside;
    private final TestClock clock;
    private final Random random = new Random();

    Wards(
            Practices practices,
            People persons,
            Relationships relationships,
            Guardianships guardianships,
            OutcomeImports imports,
            Conversations conversations,
            Messages messages,
            Uploads uploads,
            Attachments attachments,
            Entrance entrance,
            FactScenario.Doors doors,
            Plans plans,
            Homeworks homeworks,
            PlanDrafts drafts,
            Stage stage,
            Outside outside,
            TestClock clock) {
        this.practices = practices;
        this.persons = persons;
        this.relationships = relationships;
        this.guardianships = guardianships;
        this.imports = imports;
        this.conversations = conversations;
        this.messages = messages;
        this.uploads = uploads;
        this.attachments = attachments;
        this.entrance = entrance;
        this.doors = doors;
        this.plans = plans;
        this.homeworks = homeworks;
        this.drafts = drafts;
        this.stage = stage;
        this.outside = outside;
        this.clock = clock;
    }

    Ward open() {
        Ward ward = new Ward(new Oracle(clock::instant));
        staff(ward);
        ward.couple = found(ward, THERAPIST, AMARA, JONAS);
        ward.other = found(ward, COLLEAGUE, OTHER, null);
        team(ward);
        facts(ward);
        papers(ward);
        attached(ward);
        ids(ward);
        messages(ward);
        cleared(ward);
        sessions(ward);
        exercises(ward);
        reading(ward);
        plans(ward);
        homework(ward);
        return ward;
    }

    private void staff(Ward ward) {
        for (Who who : List.of(OWNER, STRANGER)) {
            Practices.Opened opened = practices.open(
                    new NewPractice(token(), "DE", ZoneId.of("Europe/Berlin"), true),
                    NewPerson.named("Owner " + token()),
                    Set.of(Role.OWNER, Role.CLINICIAN));
            ward.people.put(who, new Viewer(opened.practice(), opened.owner(), Capacity.STAFF));
            stage.enrol(opened.practice(), opened.owner(), List.of(Capacity.STAFF));
        }
        ward.rooms.hired(ward.who(OWNER).person(), Set.of(Role.OWNER, Role.CLINICIAN));
        Map.of(THERAPIST, Role.CLINICIAN, WALLED, Role.CLINICIAN, SUPERVISOR, Role.SUPERVISOR)
                .forEach((who, role) -> hire(ward, who, role));
        Map.of(COLLEAGUE, Role.CLINICIAN, BILLER, Role.BILLER).forEach((who, role) -> hire(ward, who, role));
    }

    private void hire(Ward ward, Who who, Role role) {
        Viewer owner = ward.who(OWNER);
        NewPerson newcomer = person();
        PersonId person = owner.call(() -> entrance.callEverywhere(inside -> persons.add(inside, newcomer)));
        owner.run(() -> practices.giveRole(person, role));
        ward.rooms.hired(person, Set.of(role));
        come(ward, who, person, Capacity.STAFF, newcomer);
    }

    private void come(Ward ward, Who who, PersonId person, Capacity as, NewPerson known) {
        ward.people.put(who, new Viewer(ward.who(OWNER).practice(), person, as));
        stage.enrol(ward.who(OWNER).practice(), person, List.of(as));
        named(ward, person, known);
    }

    private void named(Ward ward, PersonId person, NewPerson known) {
        String name = known.name().substring(known.name().lastIndexOf(' ') + 1);
        ward.canaries.put(name, viewer -> ward.rooms.meets(viewer, person));
        ward.canaries.put(person.toString(), viewer -> ward.rooms.meets(viewer, person));
        boolean works = !ward.rooms.held(person).isEmpty();
        ward.canaries.put(
                known.email().orElseThrow().replaceAll("@.*", ""),
                viewer -> viewer.person().equals(person)
                        || (ward.rooms.isStaff(viewer)
                                && (ward.rooms.meets(viewer, person)
                                        && (!works
                                                || viewer.equals(ward.who(OWNER))
                                                || viewer.equals(ward.who(BILLER))))));
    }

    private RelationshipId found(Ward ward, Who founder, Who first, @org.jspecify.annotations.Nullable Who second) {
        List<NewPerson> newcomers = List.of(person().born(LocalDate.of(2014, 5, 1)), person());
        String label = token();
        Viewer clinician = ward.who(founder);
        RelationshipId id = clinician.call(() -> relationships.found(new NewRelationship(
                org.relata.relationship.Kind.COUPLE,
                Optional.of(label),
                Policy.LIMITED,
                newcomers.stream()
                        .<Joining>map(one -> new Joining.Newcomer(one, MemberRole.PARTNER))
                        .toList())));
        List<PersonId> members = clinician.call(() -> relationships.relationship(id)).members().stream()
                .map(Member::person)
                .toList();
        ward.rooms.founded(id, clinician.person(), members);
        ward.canaries.put(label, viewer -> ward.rooms.seesRelationship(viewer, id));
        ward.canaries.put(id.toString(), viewer -> ward.rooms.seesRelationship(viewer, id));
        come(ward, first, members.getFirst(), Capacity.CLIENT, newcomers.getFirst());
        if (second == null) {
            named(ward, members.getLast(), newcomers.getLast());
        } else {
            come(ward, second, members.getLast(), Capacity.CLIENT, newcomers.getLast());
        }
        return id;
    }

    private void team(Ward ward) {
        String reason = token();
        PersonId amara = ward.who(AMARA).person();
        List<NewCare> rows = List.of(
                NewCare.walled(ward.who(WALLED).person(), amara),
                NewCare.until(
                        ward.who(SUPERVISOR).person(),
                        CareRole.SUPERVISOR,
                        reason,
                        clock.instant().plus(Duration.ofDays(300))));
        for (NewCare row : rows) {
            ward.who(THERAPIST).run(() -> relationships.assignCare(ward.couple, row));
            ward.rooms.assigned(ward.couple, row);
        }
        ward.canaries.put(
                reason, viewer -> ward.rooms.isStaff(viewer) && ward.rooms.seesRelationship(viewer, ward.couple));
    }

    private void facts(Ward ward) {
        String name = token();
        ward.own = ward.who(THERAPIST)
                .call(() -> doors.own().add(name, Direction.HIGHER, null, null))
                .id()
                .toString();
        ward.canaries.put(name, ward.rooms::isStaff);
        Optional<PersonId> amara = Optional.of(ward.who(AMARA).person());
        Fact both = ask(ward, "relata-week", Optional.empty());
        Fact alone = ask(ward, "relata-wellbeing", amara);
        answer(ward, both, 5);
        answer(ward, alone, 2);
        for (Optional<PersonId> subject :
                List.of(amara, Optional.of(ward.who(JONAS).person()), Optional.<PersonId>empty(), amara)) {
            total(ward, ward.own, subject, 1_000_000 + random.nextInt(9_000_000));
        }
        settle(ward, task(ward, total(ward, FactScenario.SAFETY, amara, 17)));
        task(ward, total(ward, FactScenario.SAFETY, amara, 18));
        begin(ward);
    }

    private void begin(Ward ward) {
        Viewer therapist = ward.who(THERAPIST);
        String source = token();
        String words = token();
        UUID made = therapist
                .call(() -> doors.notes().begin(ward.couple, NewNote.quoting(DAY, source, words)))
                .value();
        ward.note(
                new Fact(
                        Kind.NOTE,
                        made,
                        ward.couple,
                        room(ward, CircleKind.TEAM, Optional.empty()),
                        therapist.person(),
                        Optional.empty(),
                        "note"),
                source,
                words);
    }

    private Fact ask(Ward ward, String instrument, Optional<PersonId> member) {
        Viewer therapist = ward.who(THERAPIST);
        AssignmentId made = therapist
                .call(() -> doors.measures().assign(ward.couple, new NewAssignment(List.of(instrument), member, DAY)))
                .getFirst();
        return ward.note(new Fact(
                Kind.ASSIGNMENT,
                made.value(),
                ward.couple,
                room(ward, member.isPresent() ? CircleKind.MEMBER : CircleKind.JOINT, member),
                therapist.person(),
                member,
                instrument));
    }

    /** Amara answers; with all five questions she sends it. */
    private void answer(Ward ward, Fact asked, int questions) {
        Viewer amara = ward.who(AMARA);
        AssignmentId id = new AssignmentId(asked.id);
        amara.run(() -> IntStream.rangeClosed(1, questions)
                .forEach(question -> doors.answers()
                        .keep(ward.couple, id, new AnswerSheet.Window(0, "one"), question, Map.of(question, "3"))));
        if (questions == 5) {
            int revision = amara.call(() -> doors.answers().open(ward.couple, id))
                    .answers()
                    .revision();
            var sent = (Answers.Sending.Sent) amara.call(() -> doors.answers().send(ward.couple, id, revision, false));
            Optional<PersonId> subject = Optional.of(amara.person());
            asked.answered.add(amara.person());
            ward.note(new Fact(
                    Kind.RESPONSE,
                    sent.response().value(),
                    ward.couple,
                    room(ward, CircleKind.MEMBER, subject),
                    amara.person(),
                    subject,
                    asked.instrument));
        }
    }

    private Fact total(Ward ward, String instrument, Optional<PersonId> subject, int total) {
        Viewer therapist = ward.who(THERAPIST);
        boolean safety = instrument.equals(FactScenario.SAFETY);
        UUID made = therapist
                .call(() -> doors.responses()
                        .enter(
                                ward.couple,
                                new Entry(
                                        instrument,
                                        subject,
                                        Optional.empty(),
                                        new On(DAY.plusDays(ward.oracle.facts.size())),
                                        Map.of(),
                                        BigDecimal.valueOf(total),
                                        Map.of())))
                .value();
        CircleKind kind = subject.isEmpty() ? CircleKind.TEAM : safety ? CircleKind.SAFETY : CircleKind.MEMBER;
        Fact fact = new Fact(
                Kind.RESPONSE, made, ward.couple, room(ward, kind, subject), therapist.person(), subject, instrument);
        return safety ? ward.note(fact) : ward.note(fact, String.valueOf(total));
    }

    private Fact task(Ward ward, Fact flagged) {
        List<UUID> come = List.of();
        for (int i = 0; i < TRIES && come.isEmpty(); i++) {
            LockSupport.parkNanos(2_000_000);
            come = outside.seen(
                    "SELECT task_id FROM measure.task WHERE response_id = '" + flagged.id + "'",
                    (row, n) -> row.getObject(1, UUID.class));
        }
        return ward.note(new Fact(
                Kind.TASK,
                come.getFirst(),
                ward.couple,
                room(ward, CircleKind.TEAM, Optional.empty()),
                flagged.author,
                flagged.subject,
                flagged.instrument));
    }

    private void settle(Ward ward, Fact task) {
        String words = token();
        ward.who(THERAPIST).run(() -> doors.tasks().settle(ward.couple, new TaskId(task.id), words));
        ward.canaries.put(words, viewer -> ward.oracle.reads(viewer, task));
    }

    /** A guardian with a note on custody, and files: one brought in, one chosen. */
    private void papers(Ward ward) {
        Viewer therapist = ward.who(THERAPIST);
        NewPerson aunt = person();
        String custody = token();
        therapist.run(() -> entrance.runEverywhere(inside -> {
            PersonId guardian = persons.add(inside, aunt);
            guardianships.appoint(inside, ward.who(AMARA).person(), guardian, Optional.of(custody));
        }));
        for (String said : List.of(custody, aunt.name().replace("Client ", ""))) {
            ward.canaries.put(
                    said,
                    viewer -> ward.rooms.isStaff(viewer)
                            && ward.rooms.meets(viewer, ward.who(AMARA).person()));
        }
        String file = token();
        String label = token();
        byte[] table = ("couple,member,score before\n" + label + ",a,10\n" + label + ",b,12\n")
                .getBytes(StandardCharsets.UTF_8);
        String batch = therapist
                .call(() -> imports.run(file + ".csv", table, null))
                .batch()
                .toString();
        String upload =
                therapist.call(() -> imports.choose(token() + ".csv", table)).toString();
        ward.ids.put("batch", List.of(batch));
        ward.ids.put("upload", List.of(upload));
        ward.canaries.put(batch, viewer -> ward.rooms.isStaff(viewer) && !viewer.equals(ward.who(BILLER)));
        ward.canaries.put(file, viewer -> ward.rooms.isStaff(viewer) && !viewer.equals(ward.who(BILLER)));
        ward.canaries.put(upload, therapist::equals);
        ward.canaries.put(
                label,
                viewer ->
                        viewer.equals(therapist) || viewer.equals(ward.who(OWNER)) || viewer.equals(ward.who(BILLER)));
    }

    /** Amara attaches two files: one given in her own circle, and one for both of them, not given yet. */
    private void attached(Ward ward) {
        Viewer amara = ward.who(AMARA);
        Room own = room(ward, CircleKind.MEMBER, Optional.of(amara.person()));
        List<String> files = new ArrayList<>();
        for (boolean given : List.of(true, false)) {
            String name = token();
            String content = token();
            FileId file = attach(ward, given, name, content.getBytes(StandardCharsets.UTF_8));
            for (String said : List.of(name, content, file.toString())) {
                ward.canaries.put(said, viewer -> viewer.equals(amara) || (given && ward.rooms.reads(viewer, own)));
            }
            files.add(file.toString());
        }
        ward.ids.put("file", files);
    }

    private FileId attach(Ward ward, boolean given, String name, byte[] content) {
        Viewer amara = ward.who(AMARA);
        FileId file = amara.call(() -> entrance.call(ward.couple, inside -> {
            FileId begun = uploads.begin(inside, circle(inside, amara, given), name, content.length);
            uploads.append(inside, begun, 0, content);
            return begun;
        }));
        amara.run(() -> uploads.finish(ward.couple, file));
        if (given) {
            amara.run(() -> entrance.run(
                    ward.couple,
                    inside -> attachments.give(inside, circle(inside, amara, true), List.of(file), Ids.next())));
        }
        return file;
    }

    private CircleId circle(Entered inside, Viewer member, boolean own) {
        Circles circles = relationships.circles(inside);
        return own
                ? circles.member(member.person()).id()
                : circles.whole().orElseThrow().id();
    }

    private void ids(Ward ward) {
        for (Kind kind : Kind.values()) {
            ward.ids.put(
                    kind.name().toLowerCase(java.util.Locale.ROOT),
                    ward.oracle.of(kind).stream()
                            .map(fact -> fact.id.toString())
                            .toList());
        }
        String here = " WHERE relationship_id = '" + ward.couple + "'";
        ward.ids.put("relationship", List.of(ward.couple.toString(), ward.other.toString()));
        ward.ids.put(
                "person",
                List.of(AMARA, JONAS, OTHER, THERAPIST).stream()
                        .map(who -> ward.who(who).person().toString())
                        .toList());
        ward.ids.put(
                "circle",
                column("SELECT circle_id FROM relationship.circle" + here + " AND kind IN ('joint', 'safety')"));
        ward.ids.put("care", column("SELECT care_id FROM relationship.care_team" + here));
        ward.ids.put(
                "guardianship",
                column("SELECT guardianship_id FROM practice.guardianship WHERE minor_id = '"
                        + ward.who(AMARA).person() + "'"));
        for (String guardianship : ward.ids("guardianship")) {
            ward.canaries.put(
                    guardianship,
                    viewer -> ward.rooms.isStaff(viewer)
                            && ward.rooms.meets(viewer, ward.who(AMARA).person()));
        }
        for (String care : ward.ids("care")) {
            ward.canaries.put(
                    care, viewer -> ward.rooms.isStaff(viewer) && ward.rooms.seesRelationship(viewer, ward.couple));
        }
        ward.ids.put("version", List.of("1"));
        ward.ids.put("device", List.of(UUID.randomUUID().toString()));
        ward.ids.put("line", List.of(UUID.randomUUID().toString()));
        ward.ids.put("follow", List.of(UUID.randomUUID().toString()));
        ward.ids.put("key", List.of("4qXw9ZtYk2bVhJr8mNcP7sDfGa3LeUoT"));
        ward.ids.put("instrument", List.of(ward.own, FactScenario.SAFETY, FactScenario.WEEK));
    }

    /** That they may be worked with together, and what stands, for the care team alone. */
    private void cleared(Ward ward) {
        String reason = token();
        ward.who(THERAPIST)
                .run(() -> doors.clearances()
                        .decide(ward.couple, Clearance.State.CLEARED, Set.of(Concern.UNDECIDED), reason));
        Room team = room(ward, CircleKind.TEAM, Optional.empty());
        ward.canaries.put(reason, viewer -> ward.rooms.reads(viewer, team));
    }

    /** One that both had, one before Amara alone, and one that Jonas had alone. */
    private void sessions(Ward ward) {
        PersonId amara = ward.who(AMARA).person();
        PersonId jonas = ward.who(JONAS).person();
        var over = new Session.Time(clock.instant().minus(Duration.ofHours(3)), 50);
        var ahead = new Session.Time(clock.instant().plus(Duration.ofDays(3)), 50);
        Map<SessionId, Room> made = ward.who(THERAPIST)
                .call(() -> Map.of(
                        doors.sessions().record(ward.couple, NewSession.with(List.of(amara, jonas), over)),
                        room(ward, CircleKind.JOINT, Optional.empty()),
                        doors.sessions().plan(ward.couple, NewSession.with(List.of(amara), ahead)),
                        room(ward, CircleKind.MEMBER, Optional.of(amara)),
                        doors.sessions().record(ward.couple, NewSession.with(List.of(jonas), over)),
                        room(ward, CircleKind.MEMBER, Optional.of(jonas))));
        ward.ids.put("session", made.keySet().stream().map(SessionId::toString).toList());
        made.forEach(
                (session, room) -> ward.canaries.put(session.toString(), viewer -> ward.rooms.reads(viewer, room)));
    }

    /** One that both do, in which Amara has entered hers and Jonas has not, and one that Amara does alone. */
    private void exercises(Ward ward) {
        PersonId amara = ward.who(AMARA).person();
        RunId both = start(ward, "cycle-map", List.of(amara, ward.who(JONAS).person()));
        RunId alone = start(ward, "thought-record", List.of(amara));
        Room joint = room(ward, CircleKind.JOINT, Optional.empty());
        Room own = room(ward, CircleKind.MEMBER, Optional.of(amara));
        enter(ward, both, 1, Map.of("moment", token()), joint);
        enter(
                ward,
                both,
                2,
                Map.of("trigger", token(), "move", token(), "shown", "calm", "story", token(), "underneath", "alone"),
                own);
        String words = token();
        Step first = ward.who(AMARA)
                .call(() -> doors.runs().show(ward.couple, alone))
                .step();
        enter(
                ward,
                alone,
                1,
                first.fields().stream()
                        .collect(Collectors.toMap(Field::id, field -> field.kind() == Field.Kind.SCALE ? "5" : words)),
                own);
        var adapted = ward.who(THERAPIST).call(() -> doors.adaptations().copy("floor"));
        ward.ids.put("adaptation", List.of(adapted.toString()));
        ward.ids.put("visit", List.of("2"));
        ward.ids.put("run", List.of(both.toString(), alone.toString()));
        ward.canaries.put(both.toString(), viewer -> ward.rooms.reads(viewer, joint));
        ward.canaries.put(alone.toString(), viewer -> ward.rooms.reads(viewer, own));
    }

    /** One for both, which Amara has read, and one for Amara alone. */
    private void reading(Ward ward) {
        PersonId amara = ward.who(AMARA).person();
        List<PersonId> both = List.of(amara, ward.who(JONAS).person());
        Viewer therapist = ward.who(THERAPIST);
        therapist.run(() -> doors.readings().assign(ward.couple, new NewReading("how-long", both, true)));
        therapist.run(() -> doors.readings().assign(ward.couple, new NewReading("imago", List.of(amara), false)));
        ward.who(AMARA).run(() -> doors.readings().finish("how-long"));
        List<String> set = new ArrayList<>();
        for (Row row : therapist.call(() -> doors.readings().list(ward.couple)).rows()) {
            Room room = row.together()
                    ? room(ward, CircleKind.JOINT, Optional.empty())
                    : room(ward, CircleKind.MEMBER, Optional.of(amara));
            ward.canaries.put(row.id().toString(), viewer -> ward.rooms.reads(viewer, room));
            set.add(row.id().toString());
        }
        ward.ids.put("reading", set);
    }

    /** One for both, of which Amara has told and Jonas has not, and one of Amara's own. */
    private void homework(Ward ward) {
        Room joint = room(ward, CircleKind.JOINT, Optional.empty());
        Room own = room(ward, CircleKind.MEMBER, Optional.of(ward.who(AMARA).person()));
        var both = List.of(ward.who(AMARA).person(), ward.who(JONAS).person());
        var given = List.of(given(ward, both, joint), given(ward, both.subList(0, 1), own));
        for (HomeworkId homework : given) {
            String told = token();
            var body = new Report.Body(Report.Outcome.PARTLY, Optional.of(12), Optional.of(4), told);
            ward.who(AMARA).run(() -> homeworks.report(ward.couple, homework, 1, body, ZoneOffset.UTC));
            ward.canaries.put(told, viewer -> ward.rooms.reads(viewer, own));
        }
        ward.ids.put("homework", given.stream().map(HomeworkId::toString).toList());
        ward.ids.put("turn", List.of("1"));
    }

    private HomeworkId given(Ward ward, List<PersonId> members, Room room) {
        String title = token();
        var wanted = new Homework.New(
                members,
                title,
                "",
                Optional.empty(),
                Optional.empty(),
                new Homework.Rhythm(homeworks.today(ZoneOffset.UTC), 7, 1),
                Optional.empty());
        HomeworkId id = ward.who(THERAPIST).call(() -> homeworks.give(ward.couple, wanted));
        ward.canaries.put(title, viewer -> ward.rooms.reads(viewer, room));
        ward.canaries.put(id.toString(), viewer -> ward.rooms.reads(viewer, room));
        return id;
    }

    /** One for both, which Amara has signed and which is being changed, and one of Amara's own, whose goal she has rated. */
    private void plans(Ward ward) {
        Room joint = room(ward, CircleKind.JOINT, Optional.empty());
        Room own = room(ward, CircleKind.MEMBER, Optional.of(ward.who(AMARA).person()));
        CircleId both = circle(ward, CircleKind.JOINT);
        CircleId alone = circle(ward, CircleKind.MEMBER);
        List<String> steps = List.of(planned(ward, both, joint), planned(ward, alone, own));
        String said = token();
        ward.who(AMARA).run(() -> plans.sign(ward.couple, both, 1, false, said));
        ward.canaries.put(said, viewer -> ward.rooms.reads(viewer, joint));
        ward.who(AMARA).run(() -> plans.goals(ward.couple).forEach(goal -> plans.rate(ward.couple, goal.id(), 3)));
        Room team = room(ward, CircleKind.TEAM, Optional.empty());
        ward.who(THERAPIST).run(() -> drafts.begin(ward.couple, both));
        String begun = written(ward, both, "problem", Item.WHOLE);
        ward.canaries.put(begun, viewer -> ward.rooms.reads(viewer, team));
        ward.ids.put("number", List.of("1"));
        ward.ids.put("item", steps);
        ward.ids.put(
                "circle",
                Stream.concat(ward.ids("circle").stream(), Stream.of(alone.toString()))
                        .toList());
        ward.canaries.put(alone.toString(), viewer -> ward.rooms.reads(viewer, own));
    }

    private CircleId circle(Ward ward, CircleKind kind) {
        return ward.who(THERAPIST)
                .call(() -> entrance.call(
                        ward.couple,
                        inside -> relationships.circles(inside).of(kind).stream()
                                .filter(one -> kind != CircleKind.MEMBER
                                        || one.isOf(ward.who(AMARA).person()))
                                .filter(one -> one.isOpen())
                                .findFirst()
                                .orElseThrow()
                                .id()));
    }

    /** Gives the id of its one objective. */
    private String planned(Ward ward, CircleId circle, Room room) {
        ward.who(THERAPIST).run(() -> drafts.begin(ward.couple, circle));
        String problem = written(ward, circle, "problem", Item.WHOLE);
        String goal = written(ward, circle, "goal", problem);
        String step = written(ward, circle, "objective", goal);
        Map.of("by", "rating", "target", "7", "due", "2027-01-31")
                .forEach((field, value) -> ward.who(THERAPIST)
                        .run(() -> drafts.keep(ward.couple, circle, Typed.in("999.one", step + "." + field, value))));
        Item plan =
                ward.who(THERAPIST).call(() -> drafts.show(ward.couple, circle).plan());
        plan.all().skip(1).forEach(item -> {
            ward.canaries.put(item.id(), viewer -> ward.rooms.reads(viewer, room));
            ward.canaries.put(item.statement(), viewer -> ward.rooms.reads(viewer, room));
        });
        ward.who(THERAPIST)
                .run(() -> drafts.publish(
                        ward.couple, circle, drafts.show(ward.couple, circle).edition()));
        return step;
    }

    private String written(Ward ward, CircleId circle, String kind, String below) {
        return ward.who(THERAPIST).call(() -> {
            String id = drafts.act(ward.couple, circle, List.of(), Deed.of(kind + ":" + below))
                    .at();
            drafts.keep(ward.couple, circle, Typed.in("999.one", id + ".statement", token()));
            return id;
        });
    }

    private RunId start(Ward ward, String exercise, List<PersonId> members) {
        return ward.who(THERAPIST)
                .call(() -> doors.runs().start(ward.couple, new NewRun(exercise, Setting.SESSION, members)));
    }

    private void enter(Ward ward, RunId run, int visit, Map<String, String> values, Room room) {
        Map<String, List<String>> entered =
                values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> List.of(one.getValue())));
        var given = ward.who(AMARA).call(() -> doors.runs().give(ward.couple, run, visit, Optional.empty(), entered));
        assertThat(given.wrong()).isEmpty();
        values.values().stream()
                .filter(value -> value.length() > 10)
                .forEach(value -> ward.canaries.put(value, viewer -> ward.rooms.reads(viewer, room)));
    }

    /** Something is said in each conversation, corrected, and begun. */
    private void messages(Ward ward) {
        Optional<PersonId> amara = Optional.of(ward.who(AMARA).person());
        Optional<PersonId> jonas = Optional.of(ward.who(JONAS).person());
        List<String> made = List.of(
                say(ward, THERAPIST, "together", room(ward, CircleKind.JOINT, Optional.empty())),
                say(ward, AMARA, amara.get().toString(), room(ward, CircleKind.MEMBER, amara)),
                say(ward, WALLED, amara.get().toString(), room(ward, CircleKind.MEMBER, amara)),
                say(ward, JONAS, jonas.get().toString(), room(ward, CircleKind.MEMBER, jonas)),
                say(ward, THERAPIST, "team", room(ward, CircleKind.TEAM, Optional.empty())));
        ward.ids.put("message", made);
        ward.ids.put(
                "conversation",
                List.of("together", "team", amara.get().toString(), jonas.get().toString()));
        String begun = token();
        ward.who(AMARA).run(() -> conversations.keepDraft(ward.couple, "together", Ids.next(), begun));
        ward.canaries.put(begun, ward.who(AMARA)::equals);
    }

    private String say(Ward ward, Who who, String conversation, Room room) {
        String first = token();
        String corrected = token();
        String made = ward.who(who).call(() -> {
            MessageId message = messages.send(
                    ward.couple, conversation, new NewMessage(Ids.next(), first, Optional.empty(), List.of(), true));
            messages.amend(ward.couple, conversation, message, corrected);
            return message.toString();
        });
        for (String said : List.of(made, first, corrected)) {
            ward.canaries.put(said, viewer -> ward.rooms.reads(viewer, room));
        }
        return made;
    }

    private List<String> column(String query) {
        return outside.seen(query, (row, n) -> row.getString(1));
    }

    private static Room room(Ward ward, CircleKind kind, Optional<PersonId> member) {
        return ward.rooms.rooms.stream()
                .filter(room -> ward.couple.equals(room.relationship) && room.kind == kind)
                .filter(room -> member.map(room::isOf).orElse(true))
                .findFirst()
                .orElseThrow();
    }

    private NewPerson person() {
        return NewPerson.named("Client " + token()).at(token() + "@example.org");
    }

    private String token() {
        return "zq" + Long.toString(1_000_000_000L + random.nextLong(60_000_000_000L), 36);
    }
}
