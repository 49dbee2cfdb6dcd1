import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Listens to what the application asks of PostgreSQL while it does something once, and writes it down as a script that asks the same again and again:
 * for pgbench, and for {@link Bare}. So the scripts are never older than the code. New rows get new ids and messages
 * the next places; all else is repeated as it was.
 */
final class Recording implements AutoCloseable {
    static final String NEXT = "\n-- next\n";

    private static final String PLACE = "current_setting('bench.place')::bigint";
    private static final String ROLE = "relata_app";
    private static final Pattern LINE = Pattern.compile("(?m)^\\S+ \\S+ UTC \\[(?=\\d+\\] )");
    private static final Pattern SAID = Pattern.compile("LOG:  (?:execute [^:]*|statement): (.*)", Pattern.DOTALL);
    private static final Pattern PARAMETERS = Pattern.compile("DETAIL:  [Pp]arameters: (.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'(?:[^']++|'')*+')");
    private static final String UUID_SHAPE = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Connection admin;
    private final Path log;
    private final Instant begin = Instant.now();

    private Recording(Connection admin, Path log) {
        this.admin = admin;
        this.log = log;
    }

    private record Statement(String sql, List<String> parameters) {}

    static Recording on(Path folder) throws IOException, SQLException, InterruptedException {
        Recording recording = new Recording(admin(folder), folder.resolve("postgres-log"));
        recording.listen(true);
        return recording;
    }

    /** Takes away the messages that the scripts have repeated since: their words were sealed for another row, and no page can show them. */
    static void forget(Path folder, Instant since) throws IOException, SQLException {
        String first = "%012x".formatted(since.toEpochMilli());
        try (Connection admin = admin(folder);
                var statement = admin.prepareStatement("DELETE FROM messaging.message WHERE message_id >= ?::uuid")) {
            statement.setString(1, first.substring(0, 8) + "-" + first.substring(8) + "-7000-8000-000000000000");
            statement.executeUpdate();
        }
    }

    private static Connection admin(Path folder) throws IOException, SQLException {
        return DriverManager.getConnection(
                url(folder),
                "postgres",
                Files.readString(folder.resolve("secrets/postgres-password")).strip());
    }

    static String url(Path folder) throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + port(folder) + "/relata";
    }

    static String port(Path folder) throws IOException {
        return Files.readString(folder.resolve("run/port")).strip();
    }

    /** What a role is told holds for new connections, so the old ones are ended; the pool makes others. */
    private void listen(boolean on) throws SQLException, InterruptedException {
        for (String setting :
                List.of("log_statement = 'all'", "log_parameter_max_length = -1", "log_error_verbosity = 'default'")) {
            execute("ALTER ROLE " + ROLE + (on ? " SET " + setting : " RESET " + setting.split(" ")[0]));
        }
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + ROLE + "'");
        Thread.sleep(1500);
    }

    /**
     * The script of one deed.
     *
     * @param once what can be answered once only: the replay's answers name nothing in its place
     */
    String of(Runnable deed, String once) throws SQLException, InterruptedException, IOException {
        String before = mark();
        deed.run();
        Thread.sleep(50); // what comes after the commit belongs to it
        String after = mark();
        String heard = heard(before, after);
        List<Statement> statements = statements(heard);
        return statements.stream()
                .filter(statement -> !isOfTheClock(statement.sql()))
                .map(statement -> replayed(statement, statements, once))
                .collect(Collectors.joining(NEXT));
    }

    /** What is asked now and then whether or not anybody does anything. */
    private static boolean isOfTheClock(String sql) {
        return sql.contains("scheduled_tasks") || sql.startsWith("SELECT s FROM unnest(");
    }

    /** Of a script what no program could leave out: entering, answers read and stored, a message and its place, and the trail. */
    static String core(String script) {
        return Arrays.stream(script.split(NEXT))
                .filter(sql -> sql.contains("relationship.enter(") && !sql.contains("'00000000-")
                        || sql.contains("measure.response")
                        || sql.contains("INTO messaging.message")
                        || sql.contains("relationship.move(")
                        || sql.contains("audit.entry"))
                .map(sql -> sql.contains("relationship.enter(") ? "COMMIT;" + NEXT + "BEGIN;" + NEXT + sql : sql)
                .collect(Collectors.joining(NEXT, "", NEXT + "COMMIT;"))
                .replaceFirst("^COMMIT;" + NEXT, "");
    }

    private String mark() throws SQLException {
        String mark = "mark " + UUID.randomUUID();
        execute("DO $$ BEGIN RAISE LOG '" + mark + "'; END $$");
        return mark;
    }

    private String heard(String before, String after) throws IOException, InterruptedException {
        for (int i = 0; i < 500; i++) {
            String all = newest();
            if (all.contains(after)) {
                return all.substring(all.indexOf(before), all.indexOf(after));
            }
            Thread.sleep(10);
        }
        throw new IllegalStateException("PostgreSQL's log does not tell what was asked");
    }

    private String newest() throws IOException {
        try (var files = Files.list(log)) {
            Path newest = files.filter(file -> file.getFileName().toString().matches("postgres-\\w+\\.log"))
                    .max((a, b) ->
                            Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
                    .orElseThrow();
            return Files.readString(newest);
        }
    }

    /** In order of their transactions, whose statements mingle in the log where two connections are at work. */
    private static List<Statement> statements(String heard) {
        Map<String, List<Statement>> transactions = new LinkedHashMap<>();
        Map<String, Integer> done = new HashMap<>();
        for (String entry : LINE.split(heard)) {
            String process = entry.substring(0, Math.max(0, entry.indexOf(']')));
            String text =
                    entry.substring(process.length()).replaceFirst("^\\] ", "").strip();
            Matcher said = SAID.matcher(text);
            Matcher parameters = PARAMETERS.matcher(text);
            var statements = transactions.computeIfAbsent(
                    process + " " + done.getOrDefault(process, 0), key -> new ArrayList<>());
            if (said.matches()) {
                statements.add(new Statement(said.group(1).strip(), List.of()));
                if (said.group(1).strip().equals("COMMIT")) {
                    done.merge(process, 1, Integer::sum);
                }
            } else if (parameters.matches()) {
                statements.add(new Statement(statements.removeLast().sql(), values(parameters.group(1))));
            }
        }
        return transactions.values().stream().flatMap(List::stream).toList();
    }

    private static List<String> values(String parameters) {
        return PARAMETER
                .matcher(parameters)
                .results()
                .map(found -> found.group(2))
                .toList();
    }

    private String replayed(Statement statement, List<Statement> all, String once) {
        boolean adds = statement.sql().startsWith("INSERT");
        String replayed = statement.sql();
        for (int i = statement.parameters().size(); i >= 1; i--) {
            String value = statement.parameters().get(i - 1);
            String literal = adds && value.equals("'" + once + "'")
                    ? "NULL::uuid"
                    : isPassing(value, all) ? passing(value, adds) : adds ? renewed(value) : literal(value);
            boolean typed = replayed.contains("$" + i + "::");
            replayed = replayed.replace("$" + i, typed ? literal.replaceFirst("::.*$", "") : literal);
        }
        return placed(replayed).replaceAll(";?\\s*$", ";");
    }

    /** A message takes the place to which its circle has just moved, twice: as its place, and as that of its last change. */
    private static String placed(String sql) {
        return sql.startsWith("INSERT INTO messaging.message")
                ? sql.replaceFirst("'(\\d+)', '\\1'", PLACE + ", " + PLACE)
                : sql.replaceFirst(
                        "^SELECT \\* FROM (relationship\\.move\\(.*\\))",
                        "SELECT *, set_config('bench.place', \"position\"::text, false) FROM $1");
    }

    /** Whether it names a row that the deed adds and takes away again. */
    private boolean isPassing(String value, List<Statement> all) {
        return value.matches("'" + UUID_SHAPE + "'")
                && isNew(value.substring(1))
                && all.stream()
                        .anyMatch(one -> one.sql().startsWith("INSERT")
                                && one.parameters().contains(value))
                && all.stream()
                        .anyMatch(one -> one.sql().startsWith("DELETE")
                                && one.parameters().contains(value));
    }

    /** A new id each time, which the connection remembers. */
    private static String passing(String value, boolean adds) {
        String name = "'bench.x" + value.substring(1, 9) + "'";
        return adds
                ? "set_config(" + name + ", uuidv7()::text, false)::uuid"
                : "nullif(current_setting(" + name + ", true), '')::uuid";
    }

    /** New ids for those that were made for this very deed, which their first bytes tell. */
    private String renewed(String value) {
        if (value.matches("'\\{?" + UUID_SHAPE + "(," + UUID_SHAPE + ")*+\\}?'")) {
            List<String> ids = Pattern.compile(UUID_SHAPE)
                    .matcher(value)
                    .results()
                    .map(MatchResult::group)
                    .toList();
            if (ids.stream().allMatch(this::isNew)) {
                String fresh =
                        IntStream.range(0, ids.size()).mapToObj(i -> "uuidv7()").collect(Collectors.joining(", "));
                return value.startsWith("'{") ? "ARRAY[" + fresh + "]" : fresh;
            }
        }
        return literal(value);
    }

    private boolean isNew(String id) {
        return id.charAt(14) != '7'
                || Long.parseLong(id.substring(0, 8) + id.substring(9, 13), 16) >= begin.toEpochMilli();
    }

    private static String literal(String value) {
        String bare = value.equals("NULL") ? "" : value.substring(1, value.length() - 1);
        // elsewhere PostgreSQL finds the type by itself
        String type = bare.matches("\\{((" + UUID_SHAPE + "|NULL),?)*+\\}")
                ? "::uuid[]"
                : bare.matches("\\{[\\d,]+\\}") ? "::bigint[]" : bare.matches("\\{[\\w,]+\\}") ? "::text[]" : "";
        // a colon before a word would be a variable of pgbench
        return value.contains(":") ? "E" + value.replace("\\", "\\\\").replace(":", "\\x3A") + type : value + type;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException, InterruptedException {
        listen(false);
        admin.close();
    }
}
