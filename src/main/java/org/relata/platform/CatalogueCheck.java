package org.relata.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the database's own catalogue and lists every hole in the walls: a table without forced row security, a view or function that would see past
 * it, a serving role that owns, alters or moves what it must not. The server refuses to start while one is found, and a test keeps the list honest.
 */
final class CatalogueCheck {
    private CatalogueCheck() {}

    static void refuseUnlessSound(Connection connection) throws SQLException {
        List<String> holes = holes(connection);
        if (!holes.isEmpty()) {
            throw new DatabaseTrouble(
                    "The database's walls have holes, so Relata does not start: " + String.join("; ", holes));
        }
    }

    static List<String> holes(Connection connection) throws SQLException {
        List<String> holes = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(HOLES)) {
            while (rows.next()) {
                holes.add(rows.getString(1));
            }
        }
        return holes;
    }

    private static final String HOLES = """
            WITH ours AS (
                SELECT c.oid, c.relkind, c.relname, n.nspname, n.nspname || '.' || c.relname AS name, c.relrowsecurity, c.relforcerowsecurity,
                       c.relowner, c.reloptions,
                       n.nspname = 'platform' OR c.relname = 'flyway_schema_history' AS library,
                       (n.nspname || '.' || c.relname) IN ('practice.staff_role', 'relationship.membership', 'relationship.care_team',
                           'relationship.closure', 'relationship.circle', 'relationship.circle_person', 'relationship.circle_position') AS unforced
                  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                 WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            ), serving AS (
                SELECT oid, rolname FROM pg_roles WHERE rolname IN ('relata_app', 'relata_keeper')
            ), columns AS (
                SELECT o.oid, o.name, a.attname, a.attnotnull, a.attnum FROM ours o JOIN pg_attribute a ON a.attrelid = o.oid
                 WHERE o.relkind IN ('r', 'p') AND NOT o.library AND a.attnum > 0 AND NOT a.attisdropped
            )
            SELECT name || ' has no row security' FROM ours WHERE relkind IN ('r', 'p') AND NOT library AND NOT relrowsecurity
            UNION ALL
            SELECT name || ' does not force row security' FROM ours
             WHERE relkind IN ('r', 'p') AND NOT library AND NOT unforced AND NOT relforcerowsecurity
            UNION ALL
            SELECT name || ' lacks the restrictive policy of the practice' FROM ours o
             WHERE relkind IN ('r', 'p') AND NOT library AND NOT EXISTS (
                SELECT FROM pg_policy p WHERE p.polrelid = o.oid AND NOT p.polpermissive AND p.polcmd = '*'
                   AND pg_get_expr(p.polqual, p.polrelid) LIKE '%practice_id = ( SELECT viewer.practice()%')
            UNION ALL
            SELECT name || ' is a view that runs as its owner' FROM ours
             WHERE relkind = 'v' AND NOT coalesce(reloptions @> ARRAY['security_invoker=true'], false)
            UNION ALL
            SELECT name || ' is a materialized view or foreign table, which no policy guards' FROM ours WHERE relkind IN ('m', 'f')
            UNION ALL
            SELECT name || ' has no practice_id that is NOT NULL' FROM ours o
             WHERE relkind IN ('r', 'p') AND NOT library
               AND NOT EXISTS (SELECT FROM columns c WHERE c.oid = o.oid AND c.attname = 'practice_id' AND c.attnotnull)
            UNION ALL
            SELECT name || ' has a key that does not lead with practice_id: ' || k.conname FROM ours o JOIN pg_constraint k ON k.conrelid = o.oid
             WHERE o.relkind IN ('r', 'p') AND NOT o.library AND k.contype IN ('p', 'f')
               AND NOT EXISTS (SELECT FROM columns c WHERE c.oid = o.oid AND c.attname = 'practice_id' AND c.attnum = k.conkey[1])
            UNION ALL
            SELECT c.name || ' has no index that starts with circle_id' FROM columns c
             WHERE c.attname = 'circle_id' AND c.name NOT LIKE 'relationship.circle%' AND NOT EXISTS (
                SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indkey[0] = c.attnum)
            UNION ALL
            SELECT s.rolname || ' may move a fact: it may update ' || c.name || '.' || c.attname FROM columns c CROSS JOIN serving s
             WHERE c.attname IN ('practice_id', 'circle_id', 'author_id', 'subject_id', 'relationship_id')
               AND has_column_privilege(s.oid, c.oid, c.attnum, 'UPDATE') AND NOT (s.rolname = 'relata_keeper' AND c.name LIKE 'vault.%')
            UNION ALL
            SELECT s.rolname || ' may alter the trail: ' || p.privilege FROM serving s, (VALUES ('UPDATE'), ('DELETE'), ('TRUNCATE')) p (privilege)
             WHERE to_regclass('audit.entry') IS NOT NULL AND has_table_privilege(s.oid, to_regclass('audit.entry'), p.privilege)
            UNION ALL
            SELECT s.rolname || ' may ' || p.privilege || ' ' || o.name
              FROM serving s, ours o, (VALUES ('TRUNCATE'), ('TRIGGER'), ('REFERENCES')) p (privilege)
             WHERE has_table_privilege(s.oid, o.oid, p.privilege)
            UNION ALL
            SELECT s.rolname || ' may read ' || o.name || ' past relationship.enter' FROM serving s, ours o
             WHERE o.name IN ('relationship.circle', 'relationship.circle_person', 'relationship.circle_position')
               AND (has_table_privilege(s.oid, o.oid, 'SELECT') OR has_any_column_privilege(s.oid, o.oid, 'SELECT'))
            UNION ALL
            SELECT s.rolname || ' owns ' || o.name FROM serving s JOIN ours o ON o.relowner = s.oid
            UNION ALL
            SELECT rolname || ' can bypass row security or has powers beyond serving' FROM pg_roles
             WHERE rolname IN ('relata_owner', 'relata_app', 'relata_keeper') AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)
            UNION ALL
            SELECT s.rolname || ' is a member of ' || r.rolname FROM serving s JOIN pg_auth_members m ON m.member = s.oid JOIN pg_roles r ON r.oid = m.roleid
            UNION ALL
            SELECT s.rolname || ' may create in schema ' || n.nspname FROM serving s, pg_namespace n
             WHERE n.nspname !~ '^pg_' AND has_schema_privilege(s.oid, n.oid, 'CREATE')
            UNION ALL
            SELECT f.oid::regprocedure || ' runs as its owner and is not listed or has no fixed search path' FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
             WHERE f.prosecdef AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
               AND (n.nspname <> 'relationship' OR NOT coalesce(f.proconfig @> ARRAY['search_path=""'], false)
                    OR f.proname NOT IN ('bind', 'enter', 'entered', 'keep', 'my_circles', 'may_arrange', 'may_arrange_or_self', 'relationship_row', 'is_member', 'knows',
                                         'admit', 'release', 'open_circle', 'close_circle', 'open_self', 'open_author', 'assign_care', 'end_care',
                                         'seat_team', 'close_care', 'reopen_care', 'unmake', 'readers', 'move'))
            UNION ALL
            SELECT f.oid::regprocedure || ' may be run by everybody' FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
             WHERE f.prosecdef AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND has_function_privilege('public', f.oid, 'EXECUTE')
            UNION ALL
            SELECT s.rolname || ' may run ' || f.oid::regprocedure FROM serving s, pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
             WHERE n.nspname = 'relationship' AND has_function_privilege(s.oid, f.oid, 'EXECUTE')
               AND (f.proname IN ('bind', 'seat_team', 'relationship_row', 'is_member', 'knows', 'may_arrange', 'may_arrange_or_self')
                    OR (s.rolname = 'relata_keeper' AND f.proname NOT IN ('keep', 'readers', 'move'))
                    OR (s.rolname = 'relata_app' AND f.proname IN ('keep', 'readers')))
            """;
}
