-- Who saw or changed what: one row for each circle touched, written in the transaction of the deed itself. The serving role can add and never alter.
CREATE TABLE audit.entry (
    practice_id uuid NOT NULL,
    entry_id    uuid NOT NULL,
    at          timestamptz NOT NULL,
    -- NULL where the keeper acted, and then the purpose says for what
    actor_id    uuid,
    -- as the actor was called then: a trail names people who have left
    actor_name  text,
    capacity    text NOT NULL CHECK (capacity IN ('client', 'staff', 'keeper')),
    purpose     text,
    action      text NOT NULL,
    what        text NOT NULL,
    circle_id   uuid,
    circle_kind text,
    relationship_id uuid,
    subject_id  uuid,
    -- a care-team row whose showing is delayed delays the traces of it as well
    shown_from  timestamptz,
    PRIMARY KEY (practice_id, entry_id),
    CHECK ((actor_id IS NULL) = (capacity = 'keeper'))
);
CREATE INDEX ON audit.entry (circle_id, at DESC);
CREATE INDEX ON audit.entry (practice_id, at DESC);
CALL platform.guard_practice('audit.entry');
-- a client sees what staff did in the circles that the client is in, and what the client did; nobody sees a partner's reading
CREATE POLICY see ON audit.entry FOR SELECT TO relata_app
    USING (actor_id = (SELECT viewer.person())
           OR (capacity = 'staff' AND (SELECT viewer.capacity()) = 'client' AND circle_kind IN ('joint', 'member', 'safety')
               AND circle_id = ANY ((SELECT viewer.circles())::uuid[])
               AND (shown_from IS NULL OR shown_from <= (SELECT viewer.setting('at'))::timestamptz))
           OR 'owner' = ANY ((SELECT viewer.roles())::text[]));
CREATE POLICY add ON audit.entry FOR INSERT TO relata_app
    WITH CHECK (actor_id = (SELECT viewer.person()) AND capacity = (SELECT viewer.capacity()));
GRANT SELECT, INSERT ON audit.entry TO relata_app;
GRANT USAGE ON SCHEMA audit TO relata_app, relata_keeper;

CREATE POLICY keeper ON audit.entry FOR INSERT TO relata_keeper WITH CHECK (capacity = 'keeper' AND purpose = (SELECT viewer.purpose()));
GRANT INSERT ON audit.entry TO relata_keeper;
