-- How this practice writes with its clients: known to all of them, set by its owner.
CREATE TABLE messaging.rules (
    practice_id    uuid NOT NULL,
    -- whether a client may write first
    clients_start  boolean NOT NULL,
    -- whether the members of a group write to each other
    group_messages boolean NOT NULL,
    -- whether readers see that somebody is writing at this moment
    shows_writing  boolean NOT NULL,
    -- whether who writes sees who of the others has read it
    shows_reading  boolean NOT NULL,
    reply_within   text NOT NULL CHECK (length(reply_within) <= 200),
    changed_by     uuid NOT NULL,
    changed_at     timestamptz NOT NULL,
    PRIMARY KEY (practice_id)
);
CALL platform.guard_practice('messaging.rules');
CREATE POLICY see ON messaging.rules FOR SELECT TO relata_app USING (true);
CREATE POLICY add ON messaging.rules FOR INSERT TO relata_app WITH CHECK ('owner' = ANY ((SELECT viewer.roles())::text[]));
CREATE POLICY mend ON messaging.rules FOR UPDATE TO relata_app USING ('owner' = ANY ((SELECT viewer.roles())::text[]));
GRANT SELECT, INSERT, UPDATE (clients_start, group_messages, shows_writing, shows_reading, reply_within, changed_by, changed_at) ON messaging.rules TO relata_app;

-- How far others have read is for those who read with them, while the practice shows it, and only as far as the reader knew that it is shown.
CREATE POLICY shown ON messaging.seen FOR SELECT TO relata_app
    USING (array_position((SELECT viewer.circles())::uuid[], circle_id) IS NOT NULL AND shown_place IS NOT NULL
           AND (SELECT r.shows_reading FROM messaging.rules r WHERE r.practice_id = (SELECT viewer.practice())));

-- When messages are read, in the practice's own zone; a day without a row is a day off, and no rows at all are no promise.
CREATE TABLE messaging.hours (
    practice_id uuid NOT NULL,
    weekday     int NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens       time NOT NULL,
    closes      time NOT NULL CHECK (closes > opens),
    PRIMARY KEY (practice_id, weekday)
);
CALL platform.guard_practice('messaging.hours');
CREATE POLICY see ON messaging.hours FOR SELECT TO relata_app USING (true);
CREATE POLICY add ON messaging.hours FOR INSERT TO relata_app WITH CHECK ('owner' = ANY ((SELECT viewer.roles())::text[]));
CREATE POLICY drop ON messaging.hours FOR DELETE TO relata_app USING ('owner' = ANY ((SELECT viewer.roles())::text[]));
GRANT SELECT, INSERT, DELETE ON messaging.hours TO relata_app;

-- Whom to call when it cannot wait. A client sees only what somebody of the practice has confirmed, by name.
CREATE TABLE messaging.crisis_line (
    practice_id  uuid NOT NULL,
    line_id      uuid NOT NULL,
    name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    number       text NOT NULL CHECK (length(number) BETWEEN 2 AND 40),
    note         text NOT NULL DEFAULT '' CHECK (length(note) <= 200),
    confirmed_by uuid NOT NULL,
    confirmed_at timestamptz NOT NULL,
    ended_at     timestamptz,
    PRIMARY KEY (practice_id, line_id)
);
CALL platform.guard_practice('messaging.crisis_line');
CREATE POLICY see ON messaging.crisis_line FOR SELECT TO relata_app USING (true);
CREATE POLICY add ON messaging.crisis_line FOR INSERT TO relata_app
    WITH CHECK ('owner' = ANY ((SELECT viewer.roles())::text[]) AND confirmed_by = (SELECT viewer.person()));
CREATE POLICY mend ON messaging.crisis_line FOR UPDATE TO relata_app USING ('owner' = ANY ((SELECT viewer.roles())::text[]));
GRANT SELECT, INSERT, UPDATE (ended_at) ON messaging.crisis_line TO relata_app;
