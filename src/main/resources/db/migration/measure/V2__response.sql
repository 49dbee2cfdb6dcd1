-- A request to answer. One for everybody is a fact of the whole circle; one for a single member lives in that member's circle, and a safety screen
-- in that member's safety circle, so that nobody else learns of it.
CREATE TABLE measure.assignment (
    practice_id   uuid NOT NULL,
    assignment_id uuid NOT NULL,
    circle_id     uuid NOT NULL,
    author_id     uuid NOT NULL,
    -- NULL where everybody in the circle is asked
    subject_id    uuid,
    instrument    text NOT NULL CHECK (length(instrument) BETWEEN 1 AND 80),
    due_on        date NOT NULL,
    assigned_at   timestamptz NOT NULL,
    cancelled_by  uuid,
    cancelled_at  timestamptz,
    PRIMARY KEY (practice_id, assignment_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle,
    CHECK ((cancelled_by IS NULL) = (cancelled_at IS NULL))
);
CREATE INDEX ON measure.assignment (circle_id, due_on DESC, assignment_id DESC) WHERE cancelled_at IS NULL;
CREATE INDEX ON measure.assignment (circle_id);
CALL platform.guard_fact('measure.assignment');
-- clients sit in these circles and write there; asking and taking back is for the care team
CREATE POLICY staff_add ON measure.assignment AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.is_staff()));
CREATE POLICY staff_mend ON measure.assignment AS RESTRICTIVE FOR UPDATE TO relata_app USING ((SELECT viewer.is_staff()));
GRANT SELECT, INSERT, UPDATE (due_on, cancelled_by, cancelled_at) ON measure.assignment TO relata_app;

-- Answers on their way: in the answering person's self circle, so that nobody else can tell that somebody has begun. It names its assignment and is
-- not tied to it by a key: a key would refuse the therapist's deed and tell by that.
CREATE TABLE measure.draft (
    practice_id   uuid NOT NULL,
    draft_id      uuid NOT NULL,
    circle_id     uuid NOT NULL,
    author_id     uuid NOT NULL,
    assignment_id uuid NOT NULL,
    answers       bytea NOT NULL,
    revision      int NOT NULL,
    saved_at      timestamptz NOT NULL,
    PRIMARY KEY (practice_id, draft_id),
    UNIQUE (practice_id, author_id, assignment_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle
);
CREATE INDEX ON measure.draft (circle_id, assignment_id);
CALL platform.guard_fact('measure.draft');
GRANT SELECT, INSERT, UPDATE (answers, revision, saved_at), DELETE ON measure.draft TO relata_app;

-- A score and what it came from. Scores, dates and states are plain, single answers are sealed. Nothing is overwritten: a correction is a new row that
-- supersedes the old one, and only the author corrects.
CREATE TABLE measure.response (
    practice_id   uuid NOT NULL,
    response_id   uuid NOT NULL,
    circle_id     uuid NOT NULL,
    author_id     uuid NOT NULL,
    -- NULL for a score of the relationship as a whole
    subject_id    uuid,
    instrument    text NOT NULL CHECK (length(instrument) BETWEEN 1 AND 80),
    -- a digest of the scoring key, and the words that were shown
    definition    text NOT NULL,
    wording_id    uuid,
    assignment_id uuid,
    batch_id      uuid,
    source        text NOT NULL CHECK (source IN ('screen', 'paper', 'total', 'import')),
    -- a day, or a word where no day is known
    occasion      text CHECK (occasion IN ('before', 'after', 'undated')),
    taken_on      date,
    score         numeric,
    -- the total if every missing answer were the lowest, and the highest
    low           numeric,
    high          numeric,
    answered      int NOT NULL DEFAULT 0,
    asked         int NOT NULL DEFAULT 0,
    subscores     jsonb NOT NULL DEFAULT '{}',
    side          text CHECK (side IN ('clinical', 'functional', 'uncertain')),
    answers       bytea,
    submitted_at  timestamptz NOT NULL,
    supersedes    uuid,
    superseded_by uuid,
    place         date NOT NULL GENERATED ALWAYS AS
                      (CASE occasion WHEN 'before' THEN '0001-01-01'::date WHEN 'after' THEN '9999-12-31'::date ELSE coalesce(taken_on, '0001-01-02'::date) END) STORED,
    PRIMARY KEY (practice_id, response_id),
    UNIQUE (practice_id, circle_id, response_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle,
    FOREIGN KEY (practice_id, assignment_id) REFERENCES measure.assignment,
    FOREIGN KEY (practice_id, wording_id) REFERENCES measure.wording,
    FOREIGN KEY (practice_id, circle_id, supersedes) REFERENCES measure.response (practice_id, circle_id, response_id),
    CHECK ((occasion IS NULL) <> (taken_on IS NULL))
);
-- exactly one response to what was asked, however often it is sent
CREATE UNIQUE INDEX ON measure.response (practice_id, assignment_id, subject_id) WHERE supersedes IS NULL;
CREATE UNIQUE INDEX ON measure.response (practice_id, supersedes);
-- the same typed in twice is one
CREATE UNIQUE INDEX ON measure.response (practice_id, circle_id, instrument, subject_id, place, score, author_id) NULLS NOT DISTINCT
    WHERE source IN ('paper', 'total') AND assignment_id IS NULL AND supersedes IS NULL AND superseded_by IS NULL;
CREATE INDEX ON measure.response (circle_id, instrument, place, response_id) INCLUDE (subject_id, score) WHERE superseded_by IS NULL;
CREATE INDEX ON measure.response (circle_id, submitted_at DESC);
CREATE INDEX ON measure.response (practice_id, batch_id) WHERE batch_id IS NOT NULL;
CALL platform.guard_fact('measure.response');
CREATE POLICY own_mend ON measure.response AS RESTRICTIVE FOR UPDATE TO relata_app USING (author_id = (SELECT viewer.person()));
CREATE POLICY own_add ON measure.response AS RESTRICTIVE FOR INSERT TO relata_app
    WITH CHECK ((SELECT viewer.is_staff()) OR subject_id = (SELECT viewer.person()));
-- only an import is ever taken back, by who imported
CREATE POLICY undo ON measure.response AS RESTRICTIVE FOR DELETE TO relata_app USING (batch_id IS NOT NULL AND (SELECT viewer.is_staff()));
GRANT SELECT, INSERT, UPDATE (superseded_by), DELETE ON measure.response TO relata_app;

-- Something in an answer asks for somebody to act. It lives in the team's circle, made by the keeper after the answer was stored: no client's page,
-- count or waiting time depends on it.
CREATE TABLE measure.task (
    practice_id uuid NOT NULL,
    task_id     uuid NOT NULL,
    circle_id   uuid NOT NULL,
    subject_id  uuid,
    response_id uuid NOT NULL,
    instrument  text NOT NULL,
    raised_at   timestamptz NOT NULL,
    action      bytea,
    done_by     uuid,
    done_at     timestamptz,
    PRIMARY KEY (practice_id, task_id),
    UNIQUE (practice_id, response_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle,
    CHECK ((done_by IS NULL) = (done_at IS NULL) AND (done_by IS NULL) = (action IS NULL))
);
CREATE INDEX ON measure.task (circle_id, raised_at DESC) WHERE done_at IS NULL;
CREATE INDEX ON measure.task (circle_id, raised_at DESC);
CALL platform.guard_practice('measure.task');
CREATE POLICY see ON measure.task FOR SELECT TO relata_app
    USING (array_position((SELECT viewer.circles())::uuid[], circle_id) IS NOT NULL AND (SELECT viewer.is_staff()));
CREATE POLICY mend ON measure.task FOR UPDATE TO relata_app
    USING (circle_id = ANY ((SELECT viewer.writable())::uuid[]) AND (SELECT viewer.is_staff()));
GRANT SELECT, UPDATE (action, done_by, done_at) ON measure.task TO relata_app;

INSERT INTO platform.purpose VALUES ('alerting', 'tells the care team of a flagged answer');
CALL platform.guard_purpose('measure.task', 'alerting', 'SELECT INSERT', 'circle_id = ANY ((SELECT viewer.circles())::uuid[])');
