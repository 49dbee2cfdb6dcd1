-- Exercises as people do them. A run stands in the circle of those who take part and moves from step to step; what each enters stands in the circle
-- that the step names.
GRANT USAGE ON SCHEMA technique TO relata_app, relata_keeper;

-- The text of an exercise as it was when it was run: it is pinned, so what changes later changes no run. No clinical fact, and no words of a client.
CREATE TABLE technique.edition (
    practice_id uuid NOT NULL,
    edition_id  uuid NOT NULL,
    key         text NOT NULL CHECK (length(key) <= 60),
    digest      text NOT NULL,
    body        text NOT NULL CHECK (length(body) <= 100000),
    kept_at     timestamptz NOT NULL,
    PRIMARY KEY (practice_id, edition_id),
    UNIQUE (practice_id, digest)
);
CALL platform.guard_practice('technique.edition');
CREATE POLICY see ON technique.edition FOR SELECT TO relata_app USING (true);
CREATE POLICY add ON technique.edition FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.is_staff()));
GRANT SELECT, INSERT ON technique.edition TO relata_app;

CREATE TABLE technique.run (
    practice_id   uuid NOT NULL,
    run_id        uuid NOT NULL,
    circle_id     uuid NOT NULL,
    author_id     uuid NOT NULL,
    edition_id    uuid NOT NULL,
    key           text NOT NULL,
    setting       text NOT NULL CHECK (setting IN ('session', 'room', 'home')),
    state         text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'stopped')),
    started_at    timestamptz NOT NULL,
    ended_at      timestamptz,
    -- where it stands: the step, the round, and how many steps have been come to, by which every deed says which step it means
    step          text NOT NULL,
    round         int NOT NULL DEFAULT 0,
    visit         int NOT NULL DEFAULT 1,
    came_at       timestamptz NOT NULL,
    extra_seconds int NOT NULL DEFAULT 0,
    revealed_at   timestamptz,
    held_at       timestamptz,
    return_at     timestamptz,
    PRIMARY KEY (practice_id, run_id),
    UNIQUE (practice_id, circle_id, run_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle,
    FOREIGN KEY (practice_id, edition_id) REFERENCES technique.edition,
    CHECK ((state = 'open') = (ended_at IS NULL)),
    CHECK ((held_at IS NULL) = (return_at IS NULL))
);
CREATE INDEX ON technique.run (circle_id, started_at DESC);
CREATE INDEX ON technique.run (circle_id) WHERE state = 'open';
CALL platform.guard_fact('technique.run');
CREATE POLICY staff_add ON technique.run AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.is_staff()));
GRANT SELECT, INSERT, UPDATE (state, ended_at, step, round, visit, came_at, extra_seconds, revealed_at, held_at, return_at) ON technique.run TO relata_app;

CREATE TABLE technique.participant (
    practice_id uuid NOT NULL,
    run_id      uuid NOT NULL,
    circle_id   uuid NOT NULL,
    author_id   uuid NOT NULL,
    person_id   uuid NOT NULL,
    -- in the order in which roles are given
    place       int NOT NULL,
    PRIMARY KEY (practice_id, run_id, person_id),
    FOREIGN KEY (practice_id, circle_id, run_id) REFERENCES technique.run (practice_id, circle_id, run_id)
);
CREATE INDEX ON technique.participant (circle_id, run_id);
CALL platform.guard_fact('technique.participant');
CREATE POLICY staff_add ON technique.participant AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.is_staff()));
GRANT SELECT, INSERT ON technique.participant TO relata_app;

-- Each step that was come to, once: a run goes on in one line.
CREATE TABLE technique.visit (
    practice_id uuid NOT NULL,
    run_id      uuid NOT NULL,
    visit       int NOT NULL,
    circle_id   uuid NOT NULL,
    author_id   uuid NOT NULL,
    step        text NOT NULL,
    round       int NOT NULL,
    came_at     timestamptz NOT NULL,
    PRIMARY KEY (practice_id, run_id, visit),
    FOREIGN KEY (practice_id, circle_id, run_id) REFERENCES technique.run (practice_id, circle_id, run_id)
);
CREATE INDEX ON technique.visit (circle_id, run_id, visit);
CALL platform.guard_fact('technique.visit');
GRANT SELECT, INSERT ON technique.visit TO relata_app;

-- That somebody is done with a step, and nothing of what they have entered.
CREATE TABLE technique.done (
    practice_id uuid NOT NULL,
    run_id      uuid NOT NULL,
    visit       int NOT NULL,
    circle_id   uuid NOT NULL,
    author_id   uuid NOT NULL,
    person_id   uuid NOT NULL,
    done_at     timestamptz NOT NULL,
    PRIMARY KEY (practice_id, run_id, visit, person_id),
    FOREIGN KEY (practice_id, circle_id, run_id) REFERENCES technique.run (practice_id, circle_id, run_id)
);
CREATE INDEX ON technique.done (circle_id, run_id, visit);
CALL platform.guard_fact('technique.done');
GRANT SELECT, INSERT ON technique.done TO relata_app;

-- What was entered: in the circle of all, of one member, or of the care team. Its subject is the member for whom it was entered.
CREATE TABLE technique.entry (
    practice_id   uuid NOT NULL,
    entry_id      uuid NOT NULL,
    circle_id     uuid NOT NULL,
    author_id     uuid NOT NULL,
    subject_id    uuid,
    run_circle_id uuid NOT NULL,
    run_id        uuid NOT NULL,
    visit         int NOT NULL,
    step          text NOT NULL,
    round         int NOT NULL,
    body          bytea NOT NULL,
    written_at    timestamptz NOT NULL,
    PRIMARY KEY (practice_id, entry_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle,
    FOREIGN KEY (practice_id, run_circle_id, run_id) REFERENCES technique.run (practice_id, circle_id, run_id)
);
CREATE INDEX ON technique.entry (circle_id, run_id, visit);
CALL platform.guard_fact('technique.entry');
GRANT SELECT, INSERT ON technique.entry TO relata_app;

-- What waits until everybody has entered theirs. It stands in its member's own circle and is sealed for the circle of all already: whoever reveals it
-- moves rows that it cannot read.
CREATE TABLE technique.waiting (LIKE technique.entry INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
    PRIMARY KEY (practice_id, entry_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle,
    FOREIGN KEY (practice_id, run_circle_id, run_id) REFERENCES technique.run (practice_id, circle_id, run_id)
);
CREATE INDEX ON technique.waiting (circle_id, run_id, visit);
CREATE INDEX ON technique.waiting (practice_id, run_id, visit);
CALL platform.guard_fact('technique.waiting');
GRANT SELECT, INSERT ON technique.waiting TO relata_app;

INSERT INTO platform.purpose VALUES ('reveal', 'shows what all have entered at one step of a run, together and once all have');
CALL platform.guard_purpose('technique.run', 'reveal', 'SELECT UPDATE', 'circle_id = ANY ((SELECT viewer.circles())::uuid[])');
CALL platform.guard_purpose('technique.participant', 'reveal', 'SELECT', 'circle_id = ANY ((SELECT viewer.circles())::uuid[])');
CALL platform.guard_purpose('technique.waiting', 'reveal', 'SELECT DELETE', 'circle_id = ANY ((SELECT viewer.circles())::uuid[])');
CALL platform.guard_purpose('technique.entry', 'reveal', 'INSERT', 'circle_id = ANY ((SELECT viewer.circles())::uuid[])');
REVOKE UPDATE ON technique.run FROM relata_keeper;
GRANT UPDATE (revealed_at) ON technique.run TO relata_keeper;

-- What somebody has begun to enter: theirs alone, so that nobody can tell that they have begun.
CREATE TABLE technique.draft (
    practice_id uuid NOT NULL,
    draft_id    uuid NOT NULL,
    circle_id   uuid NOT NULL,
    author_id   uuid NOT NULL,
    run_id      uuid NOT NULL,
    visit       int NOT NULL,
    field       text NOT NULL CHECK (length(field) <= 120),
    body        bytea NOT NULL,
    saved_at    timestamptz NOT NULL,
    PRIMARY KEY (practice_id, draft_id),
    UNIQUE (practice_id, author_id, run_id, visit, field),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle
);
CREATE INDEX ON technique.draft (circle_id);
CALL platform.guard_fact('technique.draft');
GRANT SELECT, INSERT, UPDATE (body, saved_at), DELETE ON technique.draft TO relata_app;
