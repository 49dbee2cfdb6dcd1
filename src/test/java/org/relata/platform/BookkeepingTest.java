package org.relata.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relata.RelataTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A commit waits for the disk unless it only notes that something was used or told. */
@RelataTest
class BookkeepingTest {
    @Autowired
    Database database;

    @ParameterizedTest(name = "{0}: synchronous_commit is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE platform.spring_session SET last_access_time = 0 WHERE false    | off
            DELETE FROM platform.spring_session WHERE false                        | on
            UPDATE platform.spring_session_attributes SET attribute_bytes = NULL WHERE false | on
            UPDATE platform.event_publication SET status = 'PROCESSING' WHERE false | off
            DELETE FROM platform.event_publication WHERE false                     | off
            INSERT INTO platform.event_publication SELECT * FROM platform.event_publication WHERE false | on
            """)
    void onlyBookkeepingDoesNotWaitForTheDisk(String work, String waits) throws SQLException {
        try (Connection connection = database.administer()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(work);
                try (var answer = statement.executeQuery("SHOW synchronous_commit")) {
                    answer.next();
                    assertThat(answer.getString(1)).isEqualTo(waits);
                }
            } finally {
                connection.rollback();
            }
        }
    }
}
