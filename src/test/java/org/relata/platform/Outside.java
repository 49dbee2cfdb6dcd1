package org.relata.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** The database from outside the application: what its owner or an administrator could do to it, for tests that plant faults or take a wall away. */
@Component
public class Outside {
    private static final String BOUND =
            "viewer.circles(), viewer.writable(), viewer.relationships(), viewer.people(), viewer.memberships(), viewer.roles()";

    private final Database database;
    private final DataSource appSource;
    private final DataSource ownerSource;

    Outside(Database database, DataSource appSource) {
        this.database = database;
        this.appSource = appSource;
        this.ownerSource = database.pool(Database.OWNER, 2);
    }

    /** The address of the database for another process, with what it takes to prepare it. */
    public String url() {
        try (Connection connection = database.administer()) {
            return connection.getMetaData().getURL();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public JdbcTemplate owner() {
        return new JdbcTemplate(ownerSource);
    }

    public DataSource pool(String role) {
        return database.pool(role, 4);
    }

    public void asAdministrator(String statements) {
        try (Connection connection = database.administer();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rows as an administrator sees them, past every wall. */
    public <T> List<T> seen(String query, RowMapper<T> row) {
        try (Connection connection = database.administer()) {
            return new JdbcTemplate(new SingleConnectionDataSource(connection, true)).query(query, row);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes row security away from the serving role while the check runs: the predicates of the SQL stand alone. */
    public void withoutRowSecurity(Runnable check) {
        try {
            asAdministrator("ALTER ROLE relata_app BYPASSRLS");
            reconnect();
            check.run();
        } finally {
            asAdministrator("ALTER ROLE relata_app NOBYPASSRLS");
            reconnect();
        }
    }

    /** Binds everything that there is to the predicates while the check runs, and to row security what is right: it stands alone. */
    public void withoutPredicates(Runnable check) {
        withFault("relationship.entered", BOUND, """
                (SELECT array_agg(c.circle_id) FROM relationship.circle c), (SELECT array_agg(c.circle_id) FROM relationship.circle c),
                (SELECT array_agg(DISTINCT m.relationship_id) FROM relationship.membership m),
                (SELECT array_agg(q.person_id) FROM (SELECT m.person_id FROM relationship.membership m UNION SELECT r.person_id FROM practice.staff_role r) q),
                (SELECT array_agg(m.membership_id) FROM relationship.membership m), viewer.roles()""", check);
    }

    /** Widens a policy while the check runs, and puts it back as the catalogue had it. */
    public void withPolicy(String table, String policy, String wide, Runnable check) {
        String name = "ALTER POLICY \"" + policy + "\" ON " + table + " ";
        String sound = seen(
                        "SELECT coalesce('USING (' || pg_get_expr(polqual, polrelid) || ') ', '')"
                                + " || coalesce('WITH CHECK (' || pg_get_expr(polwithcheck, polrelid) || ')', '')"
                                + " FROM pg_policy WHERE polrelid = '" + table + "'::regclass AND polname = '" + policy
                                + "'",
                        (row, n) -> row.getString(1))
                .getFirst();
        try {
            asAdministrator(name + wide);
            check.run();
        } finally {
            asAdministrator(name + sound);
        }
    }

    /** New connections: old ones keep plans that were made behind the walls of then. */
    private void reconnect() {
        try {
            appSource.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Plants a fault in a function of the database, runs the check that should see it, and heals the function whatever came. */
    public void withFault(String function, String right, String wrong, Runnable check) {
        String sound = String.valueOf(
                owner().queryForObject("SELECT pg_get_functiondef('" + function + "'::regproc)", String.class));
        if (!sound.contains(right)) {
            throw new IllegalStateException(function + " does not say: " + right);
        }
        try {
            owner().execute(sound.replace(right, wrong));
            check.run();
        } finally {
            owner().execute(sound);
        }
    }
}
