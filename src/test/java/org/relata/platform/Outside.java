package org.relata.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The database from outside the application: what its owner or an administrator could do to it, for tests that plant faults or take a wall away. */
@Component
public class Outside {
    private final Database database;
    private final DataSource ownerSource;

    Outside(Database database) {
        this.database = database;
        this.ownerSource = database.pool(Database.OWNER, 2);
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
