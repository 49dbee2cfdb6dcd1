-- The practice and its persons. Administrative facts: they name their persons, and a client sees only those who name them.
CREATE TABLE practice.practice (
    practice_id uuid PRIMARY KEY,
    name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    country     text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    time_zone   text NOT NULL,
    example     boolean NOT NULL DEFAULT false,
    opened_at   timestamptz NOT NULL
);
CALL platform.guard_practice('practice.practice');
CREATE POLICY see ON practice.practice FOR SELECT TO relata_app USING (true);
CREATE POLICY mend ON practice.practice FOR UPDATE TO relata_app USING ('owner' = ANY ((SELECT viewer.roles())::text[]));
GRANT SELECT, UPDATE (name, country, time_zone) ON practice.practice TO relata_app;
CALL platform.guard_purpose('practice.practice', 'setting-up', 'SELECT INSERT');
CALL platform.guard_purpose('practice.practice', 'signing-in', 'SELECT');
CALL platform.guard_purpose('practice.practice', 'rotation', 'SELECT');

CREATE TABLE practice.person (
    practice_id uuid NOT NULL REFERENCES practice.practice,
    person_id   uuid NOT NULL,
    name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    pronouns    text CHECK (length(pronouns) <= 60),
    created_by  uuid NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (practice_id, person_id)
);
CREATE INDEX ON practice.person (practice_id, lower(name) text_pattern_ops);
CALL platform.guard_practice('practice.person');
CREATE POLICY see ON practice.person FOR SELECT TO relata_app
    USING (person_id = ANY ((SELECT viewer.people())::uuid[]) OR (SELECT viewer.runs_practice())
           OR (created_by = (SELECT viewer.person()) AND (SELECT viewer.is_staff())));
CREATE POLICY add ON practice.person FOR INSERT TO relata_app
    WITH CHECK ((SELECT viewer.is_staff()) AND created_by = (SELECT viewer.person()));
CREATE POLICY drop ON practice.person FOR DELETE TO relata_app
    USING ((SELECT viewer.is_staff()) AND created_by = (SELECT viewer.person()));
GRANT SELECT, INSERT, UPDATE (name, pronouns), DELETE ON practice.person TO relata_app;
CALL platform.guard_purpose('practice.person', 'setting-up', 'SELECT INSERT');
CALL platform.guard_purpose('practice.person', 'operating', 'SELECT');

-- Contacts are apart from names, because a co-member may know the one and never the other.
CREATE TABLE practice.contact (
    practice_id uuid NOT NULL,
    person_id   uuid NOT NULL,
    email       text CHECK (email ~ '^[^@\s]+@[^@\s]+$' AND length(email) <= 254),
    phone       text CHECK (length(phone) <= 40),
    born_on     date,
    language    text NOT NULL DEFAULT 'en',
    time_zone   text,
    -- why nobody signs for this minor, where that is so
    -- sealed for the practice
    no_guardian_because bytea,
    PRIMARY KEY (practice_id, person_id),
    FOREIGN KEY (practice_id, person_id) REFERENCES practice.person ON DELETE CASCADE
);
CALL platform.guard_practice('practice.contact');
CREATE POLICY add ON practice.contact FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.is_staff()));
GRANT SELECT, INSERT, UPDATE (email, phone, born_on, language, time_zone, no_guardian_because) ON practice.contact TO relata_app;
CALL platform.guard_purpose('practice.contact', 'setting-up', 'INSERT');
CALL platform.guard_purpose('practice.contact', 'operating', 'SELECT');

-- Staff roles with dates. Listed exception: security enabled, not forced, because relationship.enter (which runs as the owner) reads it to bind the viewer.
CREATE TABLE practice.staff_role (
    practice_id uuid NOT NULL,
    role_id     uuid NOT NULL,
    person_id   uuid NOT NULL,
    role        text NOT NULL CHECK (role IN ('owner', 'clinician', 'supervisor', 'biller')),
    since       timestamptz NOT NULL,
    until       timestamptz,
    given_by    uuid NOT NULL,
    PRIMARY KEY (practice_id, role_id),
    FOREIGN KEY (practice_id, person_id) REFERENCES practice.person
);
CREATE UNIQUE INDEX ON practice.staff_role (practice_id, person_id, role) WHERE until IS NULL;
CALL platform.guard_practice('practice.staff_role', false);
CREATE POLICY see ON practice.staff_role FOR SELECT TO relata_app USING ((SELECT viewer.is_staff()));
CREATE POLICY add ON practice.staff_role FOR INSERT TO relata_app
    WITH CHECK ('owner' = ANY ((SELECT viewer.roles())::text[]) AND given_by = (SELECT viewer.person()));
CREATE POLICY mend ON practice.staff_role FOR UPDATE TO relata_app USING ('owner' = ANY ((SELECT viewer.roles())::text[]));
GRANT SELECT, INSERT, UPDATE (until) ON practice.staff_role TO relata_app;
CALL platform.guard_purpose('practice.staff_role', 'setting-up', 'INSERT');
CALL platform.guard_purpose('practice.staff_role', 'operating', 'SELECT');

-- Staff reach and mend whom they work for. A colleague's details are the colleague's own and the owner's: nobody else turns an invitation their way.
-- The sub-query names no column of the row, so it runs once a statement.
CREATE POLICY mend ON practice.person FOR UPDATE TO relata_app
    USING (person_id = (SELECT viewer.person()) OR 'owner' = ANY ((SELECT viewer.roles())::text[])
           OR ((SELECT viewer.is_staff()) AND (person_id = ANY ((SELECT viewer.people())::uuid[]) OR (SELECT viewer.runs_practice()))
               AND person_id <> ALL (ARRAY(SELECT r.person_id FROM practice.staff_role r WHERE r.until IS NULL))));
CREATE POLICY see ON practice.contact FOR SELECT TO relata_app
    USING (person_id = (SELECT viewer.person()) OR (SELECT viewer.runs_practice())
           OR ((SELECT viewer.is_staff()) AND person_id = ANY ((SELECT viewer.people())::uuid[])
               AND person_id <> ALL (ARRAY(SELECT r.person_id FROM practice.staff_role r WHERE r.until IS NULL))));
CREATE POLICY mend ON practice.contact FOR UPDATE TO relata_app
    USING (person_id = (SELECT viewer.person()) OR 'owner' = ANY ((SELECT viewer.roles())::text[])
           OR ((SELECT viewer.is_staff()) AND (person_id = ANY ((SELECT viewer.people())::uuid[]) OR (SELECT viewer.runs_practice()))
               AND person_id <> ALL (ARRAY(SELECT r.person_id FROM practice.staff_role r WHERE r.until IS NULL))));

-- A guardian signs, pays and books for a minor. It is an authority with dates and never entry to a circle.
CREATE TABLE practice.guardianship (
    practice_id     uuid NOT NULL,
    guardianship_id uuid NOT NULL,
    minor_id        uuid NOT NULL,
    guardian_id     uuid NOT NULL,
    -- sealed for the practice
    custody_note    bytea,
    since           date NOT NULL,
    until           date,
    recorded_by     uuid NOT NULL,
    PRIMARY KEY (practice_id, guardianship_id),
    CHECK (minor_id <> guardian_id),
    FOREIGN KEY (practice_id, minor_id) REFERENCES practice.person,
    FOREIGN KEY (practice_id, guardian_id) REFERENCES practice.person
);
CREATE INDEX ON practice.guardianship (practice_id, minor_id);
CREATE INDEX ON practice.guardianship (practice_id, guardian_id);
CALL platform.guard_practice('practice.guardianship');
CREATE POLICY see ON practice.guardianship FOR SELECT TO relata_app
    USING ((SELECT viewer.person()) IN (minor_id, guardian_id)
           OR ((SELECT viewer.is_staff()) AND (minor_id = ANY ((SELECT viewer.people())::uuid[]) OR (SELECT viewer.runs_practice()))));
CREATE POLICY add ON practice.guardianship FOR INSERT TO relata_app
    WITH CHECK ((SELECT viewer.is_staff()) AND recorded_by = (SELECT viewer.person()));
CREATE POLICY mend ON practice.guardianship FOR UPDATE TO relata_app
    USING ((SELECT viewer.is_staff()) AND (minor_id = ANY ((SELECT viewer.people())::uuid[]) OR (SELECT viewer.runs_practice())));
-- taken back by who recorded it, with the creation that it came with
CREATE POLICY drop ON practice.guardianship FOR DELETE TO relata_app
    USING ((SELECT viewer.is_staff()) AND recorded_by = (SELECT viewer.person()));
GRANT SELECT, INSERT, UPDATE (until, custody_note), DELETE ON practice.guardianship TO relata_app;

-- Staff who know a minor know by name and contact who signs for that minor. The sub-query names no column of the row, so it runs once a statement.
CREATE POLICY signs ON practice.person FOR SELECT TO relata_app
    USING ((SELECT viewer.is_staff()) AND person_id = ANY (ARRAY(SELECT g.guardian_id FROM practice.guardianship g))
           AND person_id <> ALL (ARRAY(SELECT r.person_id FROM practice.staff_role r WHERE r.until IS NULL)));
CREATE POLICY signs_mend ON practice.person FOR UPDATE TO relata_app
    USING ((SELECT viewer.is_staff()) AND person_id = ANY (ARRAY(SELECT g.guardian_id FROM practice.guardianship g))
           AND person_id <> ALL (ARRAY(SELECT r.person_id FROM practice.staff_role r WHERE r.until IS NULL)));
CREATE POLICY signs ON practice.contact FOR SELECT TO relata_app
    USING ((SELECT viewer.is_staff()) AND person_id = ANY (ARRAY(SELECT g.guardian_id FROM practice.guardianship g))
           AND person_id <> ALL (ARRAY(SELECT r.person_id FROM practice.staff_role r WHERE r.until IS NULL)));
CREATE POLICY signs_mend ON practice.contact FOR UPDATE TO relata_app
    USING ((SELECT viewer.is_staff()) AND person_id = ANY (ARRAY(SELECT g.guardian_id FROM practice.guardianship g))
           AND person_id <> ALL (ARRAY(SELECT r.person_id FROM practice.staff_role r WHERE r.until IS NULL)));

-- Which of a person's details were changed, by whom and when: never from what to what.
CREATE TABLE practice.person_change (
    practice_id uuid NOT NULL,
    change_id   uuid NOT NULL,
    person_id   uuid NOT NULL,
    fields      text[] NOT NULL CHECK (cardinality(fields) > 0),
    changed_by  uuid NOT NULL,
    -- as the person was called then: whoever changed it may have left since
    changed_by_name text NOT NULL,
    changed_at  timestamptz NOT NULL,
    PRIMARY KEY (practice_id, change_id),
    FOREIGN KEY (practice_id, person_id) REFERENCES practice.person ON DELETE CASCADE
);
CREATE INDEX ON practice.person_change (practice_id, person_id, changed_at DESC);
CALL platform.guard_practice('practice.person_change');
CREATE POLICY see ON practice.person_change FOR SELECT TO relata_app
    USING (person_id = (SELECT viewer.person())
           OR ((SELECT viewer.is_staff()) AND (person_id = ANY ((SELECT viewer.people())::uuid[]) OR (SELECT viewer.runs_practice()))));
CREATE POLICY add ON practice.person_change FOR INSERT TO relata_app
    WITH CHECK (changed_by = (SELECT viewer.person())
                AND (person_id = (SELECT viewer.person())
                     OR ((SELECT viewer.is_staff()) AND (person_id = ANY ((SELECT viewer.people())::uuid[]) OR (SELECT viewer.runs_practice())))));
GRANT SELECT, INSERT ON practice.person_change TO relata_app;

GRANT USAGE ON SCHEMA practice TO relata_app, relata_keeper;
