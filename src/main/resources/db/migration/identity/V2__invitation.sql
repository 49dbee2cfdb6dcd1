-- A way in, once: for somebody new, or (a renewal) for somebody whose phone or password is lost. Only the hash of its key is kept.
CREATE TABLE identity.invitation (
    practice_id   uuid NOT NULL,
    invitation_id uuid NOT NULL,
    person_id     uuid NOT NULL,
    renewal       boolean NOT NULL,
    name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    email         text CHECK (length(email) <= 254),
    language      text NOT NULL,
    client        boolean NOT NULL,
    staff         boolean NOT NULL,
    token         bytea NOT NULL,
    -- a renewal asks for a code that was told to the person besides: whoever else reads the mail gets nowhere
    spoken        bytea,
    tries         int NOT NULL DEFAULT 0,
    made_by       uuid NOT NULL,
    made_at       timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    ended_at      timestamptz,
    ending        text CHECK (ending IN ('accepted', 'revoked', 'replaced')),
    PRIMARY KEY (practice_id, invitation_id),
    CHECK (client OR staff),
    CHECK (renewal = (spoken IS NOT NULL)),
    CHECK ((ended_at IS NULL) = (ending IS NULL))
);
CREATE UNIQUE INDEX ON identity.invitation (token);
CREATE UNIQUE INDEX ON identity.invitation (practice_id, person_id) WHERE ended_at IS NULL;
CALL platform.guard_practice('identity.invitation');
CREATE POLICY see ON identity.invitation FOR SELECT TO relata_app
    USING ((SELECT viewer.is_staff()) AND (person_id = ANY ((SELECT viewer.people())::uuid[]) OR (SELECT viewer.runs_practice())));
CREATE POLICY add ON identity.invitation FOR INSERT TO relata_app
    WITH CHECK (made_by = (SELECT viewer.person()) AND person_id <> made_by
                AND ('owner' = ANY ((SELECT viewer.roles())::text[])
                     OR ('clinician' = ANY ((SELECT viewer.roles())::text[]) AND NOT staff AND person_id = ANY ((SELECT viewer.people())::uuid[]))));
CREATE POLICY mend ON identity.invitation FOR UPDATE TO relata_app
    USING ('owner' = ANY ((SELECT viewer.roles())::text[])
           OR ('clinician' = ANY ((SELECT viewer.roles())::text[]) AND person_id = ANY ((SELECT viewer.people())::uuid[])));
GRANT SELECT, INSERT, UPDATE (ended_at, ending) ON identity.invitation TO relata_app;
CALL platform.guard_purpose('identity.invitation', 'setting-up', 'SELECT INSERT');
CALL platform.guard_purpose('identity.invitation', 'signing-in', 'SELECT');
CREATE POLICY "keeper update" ON identity.invitation FOR UPDATE TO relata_keeper
    USING ((SELECT viewer.purpose()) IN ('signing-in', 'setting-up') AND practice_id = (SELECT viewer.practice()));
GRANT UPDATE (tries, ended_at, ending) ON identity.invitation TO relata_keeper;

-- Who vouched for somebody whose factors were lost, and how that person was recognized, in words. Nobody can alter it.
CREATE TABLE identity.witness (
    practice_id   uuid NOT NULL,
    witness_id    uuid NOT NULL,
    person_id     uuid NOT NULL,
    invitation_id uuid NOT NULL,
    words         bytea NOT NULL,
    vouched_by    uuid NOT NULL,
    vouched_at    timestamptz NOT NULL,
    PRIMARY KEY (practice_id, witness_id),
    FOREIGN KEY (practice_id, invitation_id) REFERENCES identity.invitation,
    CHECK (vouched_by <> person_id)
);
CALL platform.guard_practice('identity.witness');
CREATE POLICY see ON identity.witness FOR SELECT TO relata_app
    USING (vouched_by = (SELECT viewer.person()) OR 'owner' = ANY ((SELECT viewer.roles())::text[]));
CREATE POLICY add ON identity.witness FOR INSERT TO relata_app
    WITH CHECK (vouched_by = (SELECT viewer.person()) AND (SELECT viewer.roles())::text[] && ARRAY['owner', 'clinician']);
GRANT SELECT, INSERT ON identity.witness TO relata_app;

-- What happened at the door. Tries with an address that nobody has are kept under the nil practice, so that every try does the same work.
CREATE TABLE identity.event (
    practice_id uuid NOT NULL,
    event_id    uuid NOT NULL,
    person_id   uuid NOT NULL,
    kind        text NOT NULL,
    at          timestamptz NOT NULL,
    -- who did it, where it was not the person
    by_id       uuid,
    PRIMARY KEY (practice_id, event_id)
);
CREATE INDEX ON identity.event (practice_id, person_id, at DESC);
CALL platform.guard_practice('identity.event');
CREATE POLICY see ON identity.event FOR SELECT TO relata_app
    USING (person_id = (SELECT viewer.person()) OR 'owner' = ANY ((SELECT viewer.roles())::text[]));
CREATE POLICY add ON identity.event FOR INSERT TO relata_app
    WITH CHECK ((by_id IS NULL AND person_id = (SELECT viewer.person())) OR (by_id = (SELECT viewer.person()) AND (SELECT viewer.is_staff())));
GRANT SELECT, INSERT ON identity.event TO relata_app;
CALL platform.guard_purpose('identity.event', 'signing-in', 'INSERT');
CALL platform.guard_purpose('identity.event', 'setting-up', 'INSERT');

GRANT USAGE ON SCHEMA identity TO relata_app, relata_keeper;
