-- What awaits somebody, and when they are told. None of it says what it is: a row names a person, a capacity and a circle. Each person sees their own
-- rows alone; the keeper writes them for the purpose 'noticing'.
INSERT INTO platform.purpose VALUES ('noticing', 'tells people that something awaits them');
GRANT USAGE ON SCHEMA notice TO relata_app, relata_keeper;

-- Something in this circle awaits this person since then. The row stands until the person has read there.
CREATE TABLE notice.waiting (
    practice_id uuid NOT NULL,
    person_id   uuid NOT NULL,
    capacity    text NOT NULL CHECK (capacity IN ('client', 'staff')),
    circle_id   uuid NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('message')),
    since       timestamptz NOT NULL,
    told_at     timestamptz,
    PRIMARY KEY (practice_id, person_id, capacity, circle_id, kind),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle ON DELETE CASCADE
);
CREATE INDEX ON notice.waiting (circle_id);
CALL platform.guard_practice('notice.waiting');
CREATE POLICY own ON notice.waiting TO relata_app
    USING (person_id = (SELECT viewer.person()) AND capacity = (SELECT viewer.capacity())) WITH CHECK (false);
GRANT SELECT, DELETE ON notice.waiting TO relata_app;
CALL platform.guard_purpose('notice.waiting', 'noticing', 'SELECT INSERT DELETE', 'practice_id = (SELECT viewer.practice())');
CREATE POLICY "keeper noticing update" ON notice.waiting FOR UPDATE TO relata_keeper
    USING ((SELECT viewer.purpose()) = 'noticing' AND practice_id = (SELECT viewer.practice()));
GRANT UPDATE (since, told_at) ON notice.waiting TO relata_keeper;

-- Where a circle stood when somebody looked last: what they have seen already awaits them no more, even if it is noted only afterwards.
CREATE TABLE notice.look (
    practice_id uuid NOT NULL,
    person_id   uuid NOT NULL,
    capacity    text NOT NULL CHECK (capacity IN ('client', 'staff')),
    circle_id   uuid NOT NULL,
    position    bigint NOT NULL,
    PRIMARY KEY (practice_id, person_id, capacity, circle_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle ON DELETE CASCADE
);
CREATE INDEX ON notice.look (circle_id);
CALL platform.guard_practice('notice.look');
CREATE POLICY own ON notice.look TO relata_app
    USING (person_id = (SELECT viewer.person()) AND capacity = (SELECT viewer.capacity()));
GRANT SELECT, INSERT, UPDATE (position) ON notice.look TO relata_app;
CALL platform.guard_purpose('notice.look', 'noticing', 'SELECT', 'practice_id = (SELECT viewer.practice())');

-- When somebody is told next: one row a person and capacity, and one job that bears the turn's id. A turn that was put forward has a new id, so that
-- the job of the old one finds nothing to do.
CREATE TABLE notice.turn (
    practice_id uuid NOT NULL,
    person_id   uuid NOT NULL,
    capacity    text NOT NULL CHECK (capacity IN ('client', 'staff')),
    turn_id     uuid NOT NULL,
    due_at      timestamptz NOT NULL,
    PRIMARY KEY (practice_id, person_id, capacity)
);
CREATE UNIQUE INDEX ON notice.turn (practice_id, turn_id);
CALL platform.guard_practice('notice.turn');
CALL platform.guard_purpose('notice.turn', 'noticing', 'SELECT INSERT DELETE', 'practice_id = (SELECT viewer.practice())');
CREATE POLICY "keeper noticing update" ON notice.turn FOR UPDATE TO relata_keeper
    USING ((SELECT viewer.purpose()) = 'noticing' AND practice_id = (SELECT viewer.practice()));
GRANT UPDATE (turn_id, due_at) ON notice.turn TO relata_keeper;

-- How a person wants to be told. Who has no row is told by mail and on the devices they allowed, at any hour.
CREATE TABLE notice.preference (
    practice_id uuid NOT NULL,
    person_id   uuid NOT NULL,
    mail        boolean NOT NULL,
    push        boolean NOT NULL,
    quiet_from  time,
    quiet_to    time,
    changed_at  timestamptz NOT NULL,
    PRIMARY KEY (practice_id, person_id),
    CHECK ((quiet_from IS NULL) = (quiet_to IS NULL)),
    CHECK (quiet_from <> quiet_to)
);
CALL platform.guard_practice('notice.preference');
CREATE POLICY own ON notice.preference TO relata_app USING (person_id = (SELECT viewer.person()));
GRANT SELECT, INSERT, UPDATE (mail, push, quiet_from, quiet_to, changed_at) ON notice.preference TO relata_app;
CALL platform.guard_purpose('notice.preference', 'noticing', 'SELECT', 'practice_id = (SELECT viewer.practice())');

-- A browser that may show notices. Its address at the push service and its keys are sealed for the practice; the mark is a digest of the address.
CREATE TABLE notice.device (
    practice_id uuid NOT NULL,
    device_id   uuid NOT NULL,
    person_id   uuid NOT NULL,
    mark        bytea NOT NULL,
    address     bytea NOT NULL,
    added_at    timestamptz NOT NULL,
    PRIMARY KEY (practice_id, device_id)
);
CREATE UNIQUE INDEX ON notice.device (practice_id, person_id, mark);
CALL platform.guard_practice('notice.device');
CREATE POLICY own ON notice.device TO relata_app USING (person_id = (SELECT viewer.person()));
GRANT SELECT, INSERT, DELETE ON notice.device TO relata_app;
CALL platform.guard_purpose('notice.device', 'noticing', 'SELECT DELETE', 'practice_id = (SELECT viewer.practice())');

-- The keeper finds address, language and zone of whom it tells, writes the letter and schedules what sends it, all in one transaction.
CALL platform.guard_purpose('identity.account', 'noticing', 'SELECT', 'practice_id = (SELECT viewer.practice())');
CALL platform.guard_purpose('identity.credential', 'noticing', 'SELECT', 'practice_id = (SELECT viewer.practice())');
CALL platform.guard_purpose('identity.preference', 'noticing', 'SELECT', 'practice_id = (SELECT viewer.practice())');
CALL platform.guard_purpose('practice.safe_contact', 'noticing', 'SELECT', 'practice_id = (SELECT viewer.practice())');
CALL platform.guard_purpose('mail.message', 'noticing', 'INSERT', 'practice_id = (SELECT viewer.practice()) AND sent_at IS NULL');
CALL platform.guard_purpose('vault.practice_key', 'noticing', 'SELECT', 'practice_id = (SELECT viewer.practice())');
GRANT SELECT, INSERT ON platform.scheduled_tasks TO relata_keeper;

