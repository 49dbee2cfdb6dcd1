-- Who is at the keyboard. An account belongs to one practice and one person; two persons may share an e-mail address. That it exists and in what state
-- is known to its person and to the staff who know that person; its secrets to its person alone, and to the keeper while somebody signs in.
CREATE TABLE identity.account (
    practice_id uuid NOT NULL,
    person_id   uuid NOT NULL,
    name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    client      boolean NOT NULL,
    staff       boolean NOT NULL,
    -- raised whenever a factor ends: a session that carries an older one is over
    epoch       int NOT NULL DEFAULT 1,
    opened_at   timestamptz NOT NULL,
    ended_at    timestamptz,
    ended_by    uuid,
    PRIMARY KEY (practice_id, person_id),
    CHECK (client OR staff),
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CALL platform.guard_practice('identity.account');
CREATE POLICY see ON identity.account FOR SELECT TO relata_app
    USING (person_id = (SELECT viewer.person())
           OR ((SELECT viewer.is_staff()) AND (person_id = ANY ((SELECT viewer.people())::uuid[]) OR (SELECT viewer.runs_practice()))));
CREATE POLICY mend ON identity.account FOR UPDATE TO relata_app
    USING (person_id = (SELECT viewer.person())
           OR ((SELECT viewer.roles())::text[] && ARRAY['owner', 'clinician']
               AND (person_id = ANY ((SELECT viewer.people())::uuid[]) OR (SELECT viewer.runs_practice()))));
GRANT SELECT, UPDATE (name, client, staff, epoch, ended_at, ended_by) ON identity.account TO relata_app;
CALL platform.guard_purpose('identity.account', 'setting-up', 'SELECT');
CALL platform.guard_purpose('identity.account', 'signing-in', 'SELECT INSERT');
CREATE POLICY "keeper signing-in update" ON identity.account FOR UPDATE TO relata_keeper
    USING ((SELECT viewer.purpose()) = 'signing-in' AND practice_id = (SELECT viewer.practice()));
GRANT UPDATE (name, epoch) ON identity.account TO relata_keeper;

-- What proves the person: an Argon2id hash, and the sealed seed of the second factor with the last step that was used, so that none is used twice.
CREATE TABLE identity.credential (
    practice_id uuid NOT NULL,
    person_id   uuid NOT NULL,
    email       text NOT NULL CHECK (email = lower(email) AND length(email) <= 254),
    password    text NOT NULL,
    seed        bytea NOT NULL,
    step        bigint NOT NULL DEFAULT 0,
    changed_at  timestamptz NOT NULL,
    PRIMARY KEY (practice_id, person_id),
    FOREIGN KEY (practice_id, person_id) REFERENCES identity.account
);
CREATE INDEX ON identity.credential (email);
CALL platform.guard_practice('identity.credential');
CREATE POLICY own ON identity.credential FOR SELECT TO relata_app USING (person_id = (SELECT viewer.person()));
CREATE POLICY mend ON identity.credential FOR UPDATE TO relata_app USING (person_id = (SELECT viewer.person()));
GRANT SELECT, UPDATE (password, seed, step, changed_at) ON identity.credential TO relata_app;
CALL platform.guard_purpose('identity.credential', 'signing-in', 'SELECT INSERT');
CREATE POLICY "keeper signing-in update" ON identity.credential FOR UPDATE TO relata_keeper
    USING ((SELECT viewer.purpose()) = 'signing-in' AND practice_id = (SELECT viewer.practice()));
GRANT UPDATE (password, seed, step, changed_at) ON identity.credential TO relata_keeper;

CREATE TABLE identity.preference (
    practice_id uuid NOT NULL,
    person_id   uuid NOT NULL,
    language    text NOT NULL CHECK (language ~ '^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$'),
    time_zone   text NOT NULL CHECK (length(time_zone) <= 60),
    -- whether single keys are shortcuts (WCAG 2.1.4)
    keys        boolean NOT NULL DEFAULT true,
    PRIMARY KEY (practice_id, person_id),
    FOREIGN KEY (practice_id, person_id) REFERENCES identity.account
);
CALL platform.guard_practice('identity.preference');
CREATE POLICY own ON identity.preference FOR SELECT TO relata_app USING (person_id = (SELECT viewer.person()));
CREATE POLICY mend ON identity.preference FOR UPDATE TO relata_app USING (person_id = (SELECT viewer.person()));
GRANT SELECT, UPDATE (language, time_zone, keys) ON identity.preference TO relata_app;
CALL platform.guard_purpose('identity.preference', 'signing-in', 'SELECT INSERT');

CREATE TABLE identity.recovery_code (
    practice_id uuid NOT NULL,
    code_id     uuid NOT NULL,
    person_id   uuid NOT NULL,
    hash        bytea NOT NULL,
    used_at     timestamptz,
    PRIMARY KEY (practice_id, code_id),
    FOREIGN KEY (practice_id, person_id) REFERENCES identity.account
);
CREATE UNIQUE INDEX ON identity.recovery_code (practice_id, person_id, hash);
CALL platform.guard_practice('identity.recovery_code');
CREATE POLICY own ON identity.recovery_code TO relata_app USING (person_id = (SELECT viewer.person()));
GRANT SELECT, INSERT, DELETE ON identity.recovery_code TO relata_app;
CALL platform.guard_purpose('identity.recovery_code', 'signing-in', 'SELECT INSERT DELETE');
CREATE POLICY "keeper signing-in update" ON identity.recovery_code FOR UPDATE TO relata_keeper
    USING ((SELECT viewer.purpose()) = 'signing-in' AND practice_id = (SELECT viewer.practice()));
GRANT UPDATE (used_at) ON identity.recovery_code TO relata_keeper;

-- A browser on which this person has signed in, known by the hash of a cookie. One that is marked as shared is never remembered.
CREATE TABLE identity.device (
    practice_id      uuid NOT NULL,
    device_id        uuid NOT NULL,
    person_id        uuid NOT NULL,
    browser          bytea NOT NULL,
    label            text NOT NULL CHECK (length(label) <= 100),
    shared           boolean NOT NULL,
    remembered_until timestamptz,
    first_seen       timestamptz NOT NULL,
    last_seen        timestamptz NOT NULL,
    PRIMARY KEY (practice_id, device_id),
    FOREIGN KEY (practice_id, person_id) REFERENCES identity.account,
    CHECK (NOT (shared AND remembered_until IS NOT NULL))
);
CREATE UNIQUE INDEX ON identity.device (practice_id, person_id, browser);
CREATE INDEX ON identity.device (browser);
CALL platform.guard_practice('identity.device');
CREATE POLICY own ON identity.device TO relata_app USING (person_id = (SELECT viewer.person()));
GRANT SELECT, UPDATE (remembered_until), DELETE ON identity.device TO relata_app;
CALL platform.guard_purpose('identity.device', 'signing-in', 'SELECT INSERT');
CREATE POLICY "keeper signing-in update" ON identity.device FOR UPDATE TO relata_keeper USING ((SELECT viewer.purpose()) = 'signing-in');
GRANT UPDATE (label, shared, remembered_until, last_seen) ON identity.device TO relata_keeper;
