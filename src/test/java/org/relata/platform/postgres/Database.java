package org.relata.platform.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/** What the tests ask of a running server. */
final class Database {
    static final Consumer<String> QUIET = _ -> {};

    private Database() {}

    static Connection open(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.url("postgres"), server.superuser(), server.password());
    }

    static void run(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = open(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String ask(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = open(server);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            if (!rows.next()) throw new AssertionError("No row for " + sql);
            return String.valueOf(rows.getString(1));
        }
    }

    /** Has PostgreSQL's own checker read every table and every B-tree; throws at the first flaw. */
    static void check(EmbeddedPostgres server) throws SQLException {
        run(server, "CREATE EXTENSION IF NOT EXISTS amcheck");
        run(server, """
                SELECT bt_index_check(i.indexrelid, true)
                  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
                 WHERE a.amname = 'btree' AND c.relpersistence = 'p'
                """);
        String flaws = ask(server, """
                SELECT count(*) FROM pg_class c, LATERAL verify_heapam(c.oid) WHERE c.relkind = 'r'
                """);
        if (!flaws.equals("0")) throw new AssertionError(flaws + " flaws found");
    }
}
