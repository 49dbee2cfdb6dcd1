package org.relata.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.relata.platform.postgres.EmbeddedPostgres;
import org.relata.platform.postgres.PostgresTrouble;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The database of this installation, ready to serve: PostgreSQL started (the embedded one) or reached (an external one, 15 or newer), the three roles
 * made, every module's migrations run by {@code relata_owner}, and the catalogue checked. It refuses to be opened if any wall is missing.
 */
final class Database implements AutoCloseable {
    static final String OWNER = "relata_owner";
    static final String APP = "relata_app";
    static final String KEEPER = "relata_keeper";

    /** In order of dependence; each has its folder of migrations, its schema and its history. */
    private static final List<String> MODULES = List.of(
            "platform",
            "identity",
            "practice",
            "relationship",
            "measure",
            "attachment",
            "messaging",
            "chart",
            "technique",
            "plan",
            "scheduling",
            "notice",
            "audit");

    private final Optional<EmbeddedPostgres> embedded;
    private final String adminUrl;
    private final RolePasswords passwords;

    private Database(Optional<EmbeddedPostgres> embedded, String adminUrl, RolePasswords passwords) {
        this.embedded = embedded;
        this.adminUrl = adminUrl;
        this.passwords = passwords;
    }

    static Database open(Path folder, Optional<String> external, boolean attach) {
        try {
            return started(folder, external, attach);
        } catch (PostgresTrouble e) {
            throw new DatabaseTrouble(e.getMessage());
        }
    }

    private static Database started(Path folder, Optional<String> external, boolean attach) {
        RolePasswords passwords = RolePasswords.in(folder.resolve("secrets"));
        if (external.isPresent()) {
            return prepared(new Database(Optional.empty(), external.get(), passwords));
        }
        Optional<EmbeddedPostgres> running = attach ? EmbeddedPostgres.attach(folder) : Optional.empty();
        EmbeddedPostgres postgres =
                running.orElseGet(() -> EmbeddedPostgres.start(folder, line -> System.err.println("  " + line)));
        try {
            postgres.create("relata");
            String url = postgres.url("relata");
            String admin = url + (url.contains("?") ? "&" : "?") + "user=" + postgres.superuser() + "&password="
                    + postgres.password();
            return prepared(new Database(Optional.of(postgres), admin, passwords));
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    private static Database prepared(Database database) {
        try (Connection admin = database.administer()) {
            if (admin.getMetaData().getDatabaseMajorVersion() < 15) {
                throw new DatabaseTrouble("Relata needs PostgreSQL 15 or newer; this server is "
                        + admin.getMetaData().getDatabaseProductVersion() + ". Nothing was changed.");
            }
            takeTurn(admin);
            database.makeRoles(admin);
            database.migrate();
        } catch (SQLException e) {
            throw new DatabaseTrouble("The database cannot be reached or prepared: " + e.getMessage());
        }
        return database;
    }

    /** Processes that start together prepare the database one after the other; whoever has this connection is at it. */
    private static void takeTurn(Connection admin) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(hashtextextended('relata', 0))");
        }
    }

    /** As the role that may create roles; used at start only. */
    Connection administer() throws SQLException {
        return DriverManager.getConnection(adminUrl);
    }

    private void makeRoles(Connection admin) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            for (String role : List.of(OWNER, APP, KEEPER)) {
                boolean known = exists(admin, role);
                if (known && !passwords.has(role)) {
                    throw new DatabaseTrouble(
                            "This database is served with the passwords and keys of another data folder:"
                                    + " put copies of its folders secrets and keys here first. Nothing was changed.");
                }
                String password = passwords.of(role);
                if (!known) {
                    statement.execute(
                            "CREATE ROLE %s LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE".formatted(role));
                }
                statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(role, password));
            }
            String name = admin.getCatalog().replace("\"", "\"\"");
            statement.execute("GRANT CREATE, CONNECT ON DATABASE \"%s\" TO %s".formatted(name, OWNER));
            statement.execute("GRANT CONNECT ON DATABASE \"%s\" TO %s, %s".formatted(name, APP, KEEPER));
            statement.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        }
    }

    private static boolean exists(Connection admin, String role) throws SQLException {
        try (PreparedStatement named = admin.prepareStatement("SELECT FROM pg_roles WHERE rolname = ?")) {
            named.setString(1, role);
            return named.executeQuery().next();
        }
    }

    private void migrate() {
        try (Connection owner = DriverManager.getConnection(jdbcUrl(), OWNER, passwords.of(OWNER))) {
            var source = new SingleConnectionDataSource(owner, true);
            for (String module : MODULES) {
                Flyway.configure()
                        .dataSource(source)
                        .schemas(module)
                        .defaultSchema(module)
                        .locations("classpath:db/migration/" + module)
                        .load()
                        .migrate();
            }
            CatalogueCheck.refuseUnlessSound(owner);
        } catch (SQLException e) {
            throw new DatabaseTrouble("The database cannot be migrated: " + e.getMessage());
        } catch (FlywayValidateException e) {
            throw new DatabaseTrouble(
                    "These data were made by another version of Relata, and this one cannot go on with them."
                            + " Start that version again, or choose an empty folder with --data.");
        }
    }

    DataSource pool(String role, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(role);
        config.setJdbcUrl(jdbcUrl());
        config.setUsername(role);
        config.setPassword(passwords.of(role));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(size, 2));
        config.setConnectionTimeout(10_000);
        // the server's detail lines quote values: they must never reach a log or a page
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("ApplicationName", role);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // under row security planning costs more than running, and an index serves every query, whatever the values
        config.addDataSourceProperty("options", "-c plan_cache_mode=force_generic_plan");
        return new FairPool(new HikariDataSource(config));
    }

    /** Without the credentials that an external address may carry. */
    private String jdbcUrl() {
        return adminUrl.replaceAll("([?&])(user|password)=[^&]*", "$1")
                .replaceAll("[?&]+$", "")
                .replaceAll("([?&])&+", "$1");
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedPostgres::close);
    }
}
