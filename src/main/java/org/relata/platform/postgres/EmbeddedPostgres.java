package org.relata.platform.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that comes with Relata, serving one data folder to this machine alone.
 *
 * <p>The folder holds {@code postgres} (the database), {@code secrets} (its password, mode 0600), {@code run} (lock and
 * port), {@code postgres-log} (a week of logs without anybody's words), and {@code keys}, which is not touched here. One
 * process at a time may start a server on it. A server that dies is started again on the same port; one left over from a
 * killed process is stopped first. Progress is told in sentences for the terminal.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    static final String SUPERUSER = "postgres";

    private final int port;
    private final String password;
    private final @Nullable Supervisor supervisor;
    private final @Nullable FolderLock lock;

    private EmbeddedPostgres(int port, String password, @Nullable Supervisor supervisor, @Nullable FolderLock lock) {
        this.port = port;
        this.password = password;
        this.supervisor = supervisor;
        this.lock = lock;
    }

    /**
     * Starts the server on a free port, the same as last time if it still is, making folder and database where missing.
     *
     * @throws PostgresTrouble with one plain sentence when it cannot
     */
    public static EmbeddedPostgres start(Path dataFolder, Consumer<String> progress) {
        return start(dataFolder, Start.onAnyPort(), progress);
    }

    /** Starts the server on a given port of 127.0.0.1. */
    public static EmbeddedPostgres start(Path dataFolder, int port, Consumer<String> progress) {
        return start(dataFolder, Start.onAnyPort().on(port), progress);
    }

    static EmbeddedPostgres start(Path dataFolder, Start start, Consumer<String> progress) {
        DataFolder folder = DataFolder.prepared(dataFolder);
        FolderLock lock = FolderLock.take(folder);
        Supervisor supervisor = null;
        try {
            String password = folder.password();
            Programs programs = Programs.ready(folder, start, progress);
            Strays.clear(programs, progress);
            Cluster.ensure(programs, password, progress);
            int port = Ports.choose(start.port(), folder.lastPort());
            supervisor = Supervisor.start(programs, port, progress);
            EmbeddedPostgres server = new EmbeddedPostgres(port, password, supervisor, lock);
            server.checkPassword(folder);
            folder.rememberPort(port);
            return server;
        } catch (RuntimeException e) {
            if (supervisor != null) supervisor.close();
            lock.close();
            throw e;
        }
    }

    /**
     * The server that another process (or this one) runs on the folder now, if any, for a verb of the command line.
     * Closing what this returns leaves that server running.
     */
    public static Optional<EmbeddedPostgres> attach(Path dataFolder) {
        DataFolder folder = DataFolder.at(dataFolder);
        if (!folder.hasCluster() || !FolderLock.isHeld(folder)) return Optional.empty();
        return PidFile.of(folder)
                .filter(PidFile::ready)
                .filter(file -> Strays.of(folder).stream().anyMatch(process -> process.pid() == file.pid()))
                .map(file -> new EmbeddedPostgres(file.port(), folder.password(), null, null));
    }

    /** The JDBC address of a database. Server messages come without details, which may hold what people wrote. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database
                + "?sslmode=disable&gssEncMode=disable&logServerErrorDetail=false";
    }

    /** Makes a database of this name (lower-case letters, digits, underscores) unless it is there. */
    public void create(String database) {
        if (!database.matches("[a-z_][a-z0-9_]{0,62}"))
            throw new IllegalArgumentException("Not a name for a database: " + database);
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
            if (!found.next()) statement.execute("CREATE DATABASE " + database);
        } catch (SQLException e) {
            throw new PostgresTrouble(
                    "The database " + database + " could not be made (" + e.getMessage()
                            + "): nothing else was changed; look into the log and start again.",
                    e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), superuser(), password);
    }

    private void checkPassword(DataFolder folder) {
        try (Connection connection = connect("postgres")) {
            if (!connection.isValid(10)) throw new SQLException("it does not answer");
        } catch (SQLException e) {
            if ("28P01".equals(e.getSQLState()))
                throw DataFolder.lost(folder.secrets().resolve("postgres-password"), "does not fit this database");
            throw new PostgresTrouble(
                    "PostgreSQL started but takes no connection (" + e.getMessage() + "): the data is safe; look into "
                            + folder.log() + " and start again.",
                    e);
        }
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    public String superuser() {
        return SUPERUSER;
    }

    public String password() {
        return password;
    }

    /** Stops the server cleanly, open connections or not, within seconds; a server attached to goes on. */
    @Override
    public void close() {
        if (supervisor == null || lock == null) return;
        try {
            supervisor.close();
        } finally {
            lock.close();
        }
    }
}
