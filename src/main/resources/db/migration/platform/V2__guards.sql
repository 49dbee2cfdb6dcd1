-- How a table is put under guard, said once. Migrations of every module call these; the catalogue check at start verifies what they left.

-- A table of the practice: row security enabled and forced, and nothing of another practice, whatever else a policy allows.
CREATE PROCEDURE platform.guard_practice(guarded regclass, forced boolean DEFAULT true) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
    IF forced THEN
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', guarded);
    END IF;
    EXECUTE format('CREATE POLICY practice ON %s AS RESTRICTIVE TO relata_app
                    USING (practice_id = (SELECT viewer.practice()))', guarded);
END $$;

-- A clinical fact (practice_id, circle_id, author_id): read by who may enter its circle, written by its author where that person may write.
-- No policy and no column grant lets the serving role change a fact's circle or author: nobody moves another's words.
CREATE PROCEDURE platform.guard_fact(guarded regclass) LANGUAGE plpgsql AS $$
BEGIN
    CALL platform.guard_practice(guarded);
    -- said so that no index can be searched by it: the statement's own circles are for that, and a list of lists would search all of them for each
    EXECUTE format('CREATE POLICY see ON %s FOR SELECT TO relata_app
                    USING (array_position((SELECT viewer.circles())::uuid[], circle_id) IS NOT NULL)', guarded);
    EXECUTE format('CREATE POLICY add ON %s FOR INSERT TO relata_app
                    WITH CHECK (circle_id = ANY ((SELECT viewer.writable())::uuid[]) AND author_id = (SELECT viewer.person()))', guarded);
    EXECUTE format('CREATE POLICY mend ON %s FOR UPDATE TO relata_app
                    USING (circle_id = ANY ((SELECT viewer.writable())::uuid[]))', guarded);
    EXECUTE format('CREATE POLICY drop ON %s FOR DELETE TO relata_app
                    USING (circle_id = ANY ((SELECT viewer.writable())::uuid[]) AND author_id = (SELECT viewer.person()))', guarded);
END $$;

-- Work that has no viewer: the keeper's role may do this one command on this one table while it acts for this one listed purpose.
CREATE TABLE platform.purpose (
    purpose text PRIMARY KEY,
    because text NOT NULL
);
CREATE PROCEDURE platform.guard_purpose(guarded regclass, for_purpose text, commands text, only_if text DEFAULT 'true') LANGUAGE plpgsql AS $$
DECLARE
    command text;
BEGIN
    PERFORM FROM platform.purpose WHERE purpose = for_purpose;
    IF NOT FOUND THEN
        RAISE 'purpose % is not listed', for_purpose;
    END IF;
    FOREACH command IN ARRAY string_to_array(commands, ' ') LOOP
        EXECUTE format('CREATE POLICY %I ON %s FOR %s TO relata_keeper %s ((SELECT viewer.purpose()) = %L AND %s)',
            'keeper ' || for_purpose || ' ' || lower(command), guarded, command,
            CASE command WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END, for_purpose, only_if);
        EXECUTE format('GRANT %s ON %s TO relata_keeper', command, guarded);
    END LOOP;
END $$;
