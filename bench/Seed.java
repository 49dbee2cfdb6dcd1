import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.relata.Relata;
import org.relata.identity.Enrolments;
import org.relata.identity.Invitations;
import org.relata.identity.Invitee;
import org.relata.kernel.Audited;
import org.relata.kernel.Audited.Action;
import org.relata.kernel.Capacity;
import org.relata.kernel.Circle;
import org.relata.kernel.Ids;
import org.relata.kernel.PersonId;
import org.relata.kernel.RelationshipId;
import org.relata.kernel.Role;
import org.relata.kernel.Viewer;
import org.relata.measure.AnswerSheet;
import org.relata.measure.Answers;
import org.relata.measure.Entry;
import org.relata.measure.Measures;
import org.relata.measure.NewAssignment;
import org.relata.measure.Responses;
import org.relata.measure.file.OutcomeRow;
import org.relata.platform.Entered;
import org.relata.platform.Entrance;
import org.relata.platform.Vault;
import org.relata.practice.NewPerson;
import org.relata.practice.NewPractice;
import org.relata.practice.Practices;
import org.relata.practice.Team;
import org.relata.relationship.Kind;
import org.relata.relationship.Member;
import org.relata.relationship.MemberRole;
import org.relata.relationship.NewRelationship;
import org.relata.relationship.NewRelationship.Joining;
import org.relata.relationship.Policy;
import org.relata.relationship.Relationships;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Fills a data folder with a practice of any size, so that every page of it renders. Persons, relationships, circles and accounts come in through the
 * doors that everybody uses. Answers and requests come in by batches, because there are too many of them for pages: shaped like one that came in through
 * the door, inside a transaction that has entered, with each answer sealed by the application's own vault and a row in the trail.
 */
final class Seed implements AutoCloseable {
    static final String PASSWORD = "four quiet herons at dusk";

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int POINTS = 20;
    private static final String RESPONSE = """
            INSERT INTO measure.response
                   (practice_id, response_id, circle_id, author_id, subject_id, instrument, definition, source, taken_on, score, low, high, answered, asked,
                    answers, submitted_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final int[] TYPES = {
        Types.OTHER,
        Types.OTHER,
        Types.OTHER,
        Types.OTHER,
        Types.OTHER,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.DATE,
        Types.NUMERIC,
        Types.NUMERIC,
        Types.NUMERIC,
        Types.INTEGER,
        Types.INTEGER,
        Types.BINARY,
        Types.TIMESTAMP_WITH_TIMEZONE
    };

    private final ConfigurableApplicationContext context;
    private final Entrance entrance;
    private final Relationships relationships;
    private final JdbcTemplate jdbc;
    private final Vault vault;

    private Seed(ConfigurableApplicationContext context) {
        this.context = context;
        this.entrance = context.getBean(Entrance.class);
        this.relationships = context.getBean(Relationships.class);
        this.jdbc = context.getBean(JdbcTemplate.class);
        this.vault = context.getBean(Vault.class);
    }

    /**
     * How much.
     *
     * @param therapists each with an account and as many couples
     * @param requests open check-ins of the first client of each therapist
     * @param writing couples of each therapist in which both have accounts; else only the first client of each therapist has
     */
    record Size(int therapists, int couples, int requests, int writing) {}

    /**
     * Somebody with an account.
     *
     * @param secret of the second factor, in Base32
     * @param couples for a therapist all, for a client the one
     * @param requests what a client is asked
     */
    record Account(String email, String secret, List<UUID> couples, List<UUID> requests) {}

    record Seeded(List<Account> therapists, List<Account> clients) {}

    /** What all responses of one kind share, read from one that came in through the door. */
    private record Shape(String instrument, String definition, String source, int asked) {}

    /** {@code Seed FOLDER COUPLES}: only fills the folder, and says how to sign in. */
    public static void main(String[] args) throws Exception {
        try (Seed seed = into(Path.of(args[0]))) {
            Seeded seeded = seed.practice(new Size(64, Integer.parseInt(args[1]), 10, 0));
            List<Account> some =
                    List.of(seeded.therapists().getFirst(), seeded.clients().getFirst());
            some.forEach(account -> System.out.printf(
                    "%s, password \"%s\", key of the authenticator %s%n", account.email(), PASSWORD, account.secret()));
        }
    }

    static Seed into(Path folder) {
        return into(folder, "");
    }

    /** @param database the address of a PostgreSQL instead of the embedded one, or nothing */
    static Seed into(Path folder, String database) {
        SpringApplication application = new SpringApplication(Relata.class);
        application.setLogStartupInfo(false);
        return new Seed(
                application.run("--relata.data=" + folder, "--relata.database-url=" + database, "--server.port=0"));
    }

    Seeded practice(Size size) throws Exception {
        var opened = context.getBean(Practices.class)
                .open(
                        new NewPractice("Practice on the hill", "DE", ZONE, false),
                        NewPerson.named("Owner of the practice"),
                        Set.of(Role.OWNER));
        Viewer owner = new Viewer(opened.practice(), opened.owner(), Capacity.STAFF);
        List<Account> therapists = Collections.synchronizedList(new ArrayList<>());
        List<Account> clients = Collections.synchronizedList(new ArrayList<>());
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < size.therapists(); i++) {
                int number = i;
                all.add(() -> {
                    caseload(owner, number, size, therapists, clients);
                    return null;
                });
            }
            for (var done : pool.invokeAll(all)) {
                done.get();
            }
        }
        return new Seeded(List.copyOf(therapists), List.copyOf(clients));
    }

    /** One therapist with couples; therapist and some clients have accounts. */
    private void caseload(Viewer owner, int number, Size size, List<Account> therapists, List<Account> clients) {
        String name = "Therapist No. " + (number + 1);
        PersonId person =
                owner.call(() -> context.getBean(Team.class).employ(NewPerson.named(name), Set.of(Role.CLINICIAN)));
        Viewer therapist = new Viewer(owner.practice(), person, Capacity.STAFF);
        List<RelationshipId> couples = therapist.call(() ->
                entrance.callEverywhere(inside -> relationships.foundAll(inside, couples(number, size.couples()))));
        couples.forEach(couple -> answers(therapist, couple));
        String at = "therapist" + number + "@example.org";
        therapists.add(new Account(
                at,
                account(owner, person, Capacity.STAFF, name, at),
                couples.stream().map(RelationshipId::value).toList(),
                List.of()));
        Member first = members(therapist, couples.getFirst()).getFirst();
        clients.add(client(
                owner,
                first,
                couples.getFirst(),
                requests(therapist, couples.getFirst(), first.person(), size.requests())));
        for (var couple : couples.subList(0, size.writing())) {
            members(therapist, couple).stream()
                    .filter(member -> !member.person().equals(first.person()))
                    .forEach(member -> clients.add(client(owner, member, couple, List.of())));
        }
    }

    private Account client(Viewer owner, Member member, RelationshipId couple, List<UUID> requests) {
        String at = "client-" + member.person() + "@example.org";
        return new Account(
                at,
                account(owner, member.person(), Capacity.CLIENT, member.name(), at),
                List.of(couple.value()),
                requests);
    }

    private static List<NewRelationship> couples(int therapist, int count) {
        List<NewRelationship> couples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "Doe %d-%d".formatted(therapist + 1, i + 1);
            couples.add(new NewRelationship(
                    Kind.COUPLE,
                    Optional.empty(),
                    Policy.LIMITED,
                    List.of(partner("Alex " + name), partner("Kim " + name))));
        }
        return couples;
    }

    private static Joining partner(String name) {
        return new Joining.Newcomer(NewPerson.named(name), MemberRole.PARTNER);
    }

    private List<Member> members(Viewer viewer, RelationshipId couple) {
        return viewer.call(() -> relationships.relationship(couple)).members();
    }

    /** Through an invitation, as everybody; the secret of the second factor comes back. */
    private String account(Viewer owner, PersonId person, Capacity capacity, String name, String email) {
        var link = owner.call(() -> entrance.callEverywhere(inside -> context.getBean(Invitations.class)
                .invite(inside, new Invitee(person, capacity, name, Optional.empty(), Locale.ENGLISH))));
        var enrolments = context.getBean(Enrolments.class);
        var invitation = enrolments
                .open(link.url().substring(link.url().lastIndexOf('/') + 1))
                .orElseThrow();
        var enrolment = enrolments.begin(invitation, email, PASSWORD, Locale.ENGLISH, ZONE.getId());
        String secret = enrolments.setup(enrolment).seed();
        // the code before this one, so that the one of now is still unused when the account signs in
        enrolments
                .accept(enrolment, Code.of(secret, Instant.now().minusSeconds(30)))
                .orElseThrow();
        return secret;
    }

    /** A curve of totals typed in by the therapist and as many check-ins by each partner. */
    private void answers(Viewer therapist, RelationshipId couple) {
        List<Member> members = members(therapist, couple);
        Shape total = typedIn(therapist, couple, members.getFirst().person());
        therapist.run(() -> entrance.run(couple, inside -> {
            for (Member member : members) {
                store(inside, total, relationships.circles(inside).member(member.person()), member.person());
            }
        }));
        Shape answered = answered(therapist, couple, members.getFirst().person());
        for (Member member : members) {
            new Viewer(therapist.practice(), member.person(), Capacity.CLIENT)
                    .run(() -> entrance.run(
                            couple,
                            inside -> store(
                                    inside,
                                    answered,
                                    relationships.circles(inside).member(member.person()),
                                    member.person())));
        }
    }

    private void store(Entered inside, Shape shape, Circle circle, PersonId subject) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            LocalDate day = LocalDate.now(ZONE).minusDays(20 + 14L * i);
            boolean sealed = shape.asked() > 0;
            UUID id = Ids.next();
            int value = 1 + (i + subject.hashCode() & 3) % 4;
            BigDecimal score = BigDecimal.valueOf(sealed ? 5L * value : 30L + value + i);
            rows.add(new Object[] {
                inside.practice(),
                id,
                circle.id().value(),
                inside.person(),
                subject.value(),
                shape.instrument(),
                shape.definition(),
                shape.source(),
                day,
                score,
                score,
                score,
                shape.asked(),
                shape.asked(),
                sealed ? sealed(inside, circle, id, value) : null,
                OffsetDateTime.of(day.atTime(18, 0), ZoneOffset.UTC)
            });
        }
        jdbc.batchUpdate(RESPONSE, rows, TYPES);
        context.publishEvent(Audited.of(Action.WRITE, "response", Collections.nCopies(POINTS, circle)));
    }

    private byte[] sealed(Entered inside, Circle circle, UUID id, int value) {
        return vault.seal(
                inside,
                new Vault.Hand(circle.id(), inside.viewer().person()),
                new Vault.Place("measure.response", id, "answers"),
                "{\"1\":%1$d,\"2\":%1$d,\"3\":%1$d,\"4\":%1$d,\"5\":%1$d}".formatted(value));
    }

    private Shape typedIn(Viewer therapist, RelationshipId couple, PersonId subject) {
        var stored = therapist.call(() -> context.getBean(Responses.class)
                .enter(
                        couple,
                        new Entry(
                                "csi-16",
                                Optional.of(subject),
                                Optional.empty(),
                                new OutcomeRow.On(LocalDate.now(ZONE).minusDays(3)),
                                Map.of(),
                                BigDecimal.valueOf(51),
                                Map.of())));
        return shape(therapist, couple, stored.value());
    }

    private Shape answered(Viewer therapist, RelationshipId couple, PersonId subject) {
        var asked = new NewAssignment(
                List.of("relata-week"),
                Optional.of(subject),
                LocalDate.now(ZONE).plusDays(2));
        var assignment = therapist
                .call(() -> context.getBean(Measures.class).assign(couple, asked))
                .getFirst();
        var answers = context.getBean(Answers.class);
        return new Viewer(therapist.practice(), subject, Capacity.CLIENT).call(() -> {
            var kept = answers.keep(
                    couple,
                    assignment,
                    new AnswerSheet.Window(0, "seed"),
                    1,
                    Map.of(1, "3", 2, "2", 3, "4", 4, "1", 5, "3"));
            var sent = (Answers.Sending.Sent) answers.send(couple, assignment, kept.revision(), false);
            return shape(Viewer.current(), couple, sent.response().value());
        });
    }

    private Shape shape(Viewer viewer, RelationshipId couple, UUID response) {
        return viewer.call(() -> entrance.call(
                couple,
                inside -> jdbc.queryForObject(
                        "SELECT * FROM measure.response WHERE practice_id = ? AND response_id = ?",
                        (row, n) -> new Shape(
                                row.getString("instrument"),
                                row.getString("definition"),
                                row.getString("source"),
                                row.getInt("asked")),
                        inside.practice(),
                        response)));
    }

    /** More check-ins than anybody is ever asked, since each of them is answered once. */
    private List<UUID> requests(Viewer therapist, RelationshipId couple, PersonId subject, int count) {
        List<UUID> requests = new ArrayList<>();
        therapist.run(() -> entrance.run(couple, inside -> {
            List<Object[]> rows = new ArrayList<>();
            Circle circle = relationships.circles(inside).member(subject);
            for (int i = 0; i < count; i++) {
                requests.add(Ids.next());
                rows.add(new Object[] {
                    inside.practice(),
                    requests.getLast(),
                    circle.id().value(),
                    inside.person(),
                    subject.value(),
                    LocalDate.now(ZONE).plusDays(2),
                    OffsetDateTime.now(ZoneOffset.UTC)
                });
            }
            jdbc.batchUpdate("""
                    INSERT INTO measure.assignment (practice_id, assignment_id, circle_id, author_id, subject_id, instrument, due_on, assigned_at)
                    VALUES (?, ?, ?, ?, ?, 'relata-week', ?, ?)""", rows, new int[] {
                Types.OTHER,
                Types.OTHER,
                Types.OTHER,
                Types.OTHER,
                Types.OTHER,
                Types.DATE,
                Types.TIMESTAMP_WITH_TIMEZONE
            });
            context.publishEvent(Audited.of(Action.WRITE, "assignment", Collections.nCopies(count, circle)));
        }));
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        context.close();
    }
}
