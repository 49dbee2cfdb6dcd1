-- Drafts of the care team's notes: facts of the team's circle, which no member enters. They are not signed, and so they may be written over and discarded,
-- by their author alone.
GRANT USAGE ON SCHEMA chart TO relata_app, relata_keeper;

CREATE TABLE chart.note (
    practice_id uuid NOT NULL,
    note_id     uuid NOT NULL,
    circle_id   uuid NOT NULL,
    author_id   uuid NOT NULL,
    -- the day that it is about
    day         date NOT NULL,
    -- where it was begun from, in words; sealed like the body, for it names who said something
    source      bytea,
    body        bytea NOT NULL,
    saved_at    timestamptz NOT NULL,
    -- how often its words were written, by which window last, and that window's own count
    revision    int NOT NULL CHECK (revision > 0),
    tab         text NOT NULL CHECK (length(tab) <= 40),
    seq         bigint NOT NULL,
    -- the draft beside which a window wrote this one, because it did not know what stood there by then
    beside_id   uuid,
    PRIMARY KEY (practice_id, note_id),
    UNIQUE (practice_id, beside_id, tab),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle
);
CREATE INDEX ON chart.note (circle_id, note_id DESC);
CALL platform.guard_fact('chart.note');
CREATE POLICY staff_add ON chart.note AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.is_staff()));
CREATE POLICY own_mend ON chart.note AS RESTRICTIVE FOR UPDATE TO relata_app USING (author_id = (SELECT viewer.person()));
GRANT SELECT, INSERT, UPDATE (day, body, saved_at, revision, tab, seq), DELETE ON chart.note TO relata_app;
