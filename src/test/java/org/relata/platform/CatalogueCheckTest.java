package org.relata.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relata.RelataTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The walls as the catalogue shows them; and every hole that could be torn into them, torn and found. */
@RelataTest
class CatalogueCheckTest {
    @Autowired
    Database database;

    @Test
    void theWallsHaveNoHoles() throws SQLException {
        try (Connection connection = database.administer()) {
            assertThat(CatalogueCheck.holes(connection)).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ALTER TABLE practice.person DISABLE ROW LEVEL SECURITY                        | practice.person has no row security
            ALTER TABLE practice.person NO FORCE ROW LEVEL SECURITY                       | practice.person does not force row security
            DROP POLICY practice ON practice.person                                       | practice.person lacks the restrictive policy of the practice
            CREATE TABLE practice.notebook (practice_id uuid NOT NULL, PRIMARY KEY (practice_id)) | practice.notebook has no row security
            CREATE TABLE practice.notebook (id uuid PRIMARY KEY)                          | practice.notebook has no practice_id that is NOT NULL
            CREATE VIEW practice.everybody AS SELECT * FROM practice.person               | practice.everybody is a view that runs as its owner
            CREATE MATERIALIZED VIEW practice.everybody AS SELECT * FROM practice.person  | practice.everybody is a materialized view or foreign table, which no policy guards
            GRANT SELECT ON relationship.circle_person TO relata_app                      | relata_app may read relationship.circle_person past relationship.enter
            GRANT UPDATE ON relationship.policy_choice TO relata_app                      | relata_app may move a fact: it may update relationship.policy_choice.relationship_id
            GRANT DELETE ON audit.entry TO relata_app                                     | relata_app may alter the trail: DELETE
            GRANT TRUNCATE ON practice.contact TO relata_app                              | relata_app may TRUNCATE practice.contact
            ALTER TABLE practice.contact OWNER TO relata_app                              | relata_app owns practice.contact
            ALTER ROLE relata_app BYPASSRLS                                               | relata_app can bypass row security or has powers beyond serving
            GRANT relata_owner TO relata_app                                              | relata_app is a member of relata_owner
            GRANT CREATE ON SCHEMA practice TO relata_app                                 | relata_app may create in schema practice
            GRANT EXECUTE ON FUNCTION relationship.bind TO PUBLIC                         | relationship.bind() may be run by everybody
            GRANT EXECUTE ON FUNCTION relationship.keep TO relata_app                     | relata_app may run relationship.keep(text,uuid,uuid,timestamp with time zone)
            ALTER FUNCTION relationship.enter RESET search_path                           | relationship.enter(uuid,uuid,text,uuid,timestamp with time zone) runs as its owner and is not listed or has no fixed search path
            """)
    void aHoleIsFound(String tear, String hole) throws SQLException {
        try (Connection connection = database.administer()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(tear);
                assertThat(CatalogueCheck.holes(connection)).contains(hole);
            } finally {
                connection.rollback();
            }
        }
    }
}
