-- A page that somebody is to read, in the circle of exactly those for whom it is. Its key names a page that everybody can find; no words of anybody.
CREATE TABLE technique.reading_assignment (
    practice_id   uuid NOT NULL,
    assignment_id uuid NOT NULL,
    circle_id     uuid NOT NULL,
    author_id     uuid NOT NULL,
    key           text NOT NULL CHECK (length(key) <= 60),
    set_at        timestamptz NOT NULL,
    withdrawn_at  timestamptz,
    PRIMARY KEY (practice_id, assignment_id),
    UNIQUE (practice_id, circle_id, assignment_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle
);
CREATE INDEX ON technique.reading_assignment (circle_id, set_at DESC) WHERE withdrawn_at IS NULL;
CALL platform.guard_fact('technique.reading_assignment');
CREATE POLICY staff_add ON technique.reading_assignment AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.is_staff()));
CREATE POLICY staff_mend ON technique.reading_assignment AS RESTRICTIVE FOR UPDATE TO relata_app USING ((SELECT viewer.is_staff()));
GRANT SELECT, INSERT, UPDATE (withdrawn_at) ON technique.reading_assignment TO relata_app;

-- That somebody has read it: a fact of the reader's own circle, so that no partner learns whether.
CREATE TABLE technique.reading_mark (
    practice_id          uuid NOT NULL,
    mark_id              uuid NOT NULL,
    circle_id            uuid NOT NULL,
    author_id            uuid NOT NULL,
    assignment_circle_id uuid NOT NULL,
    assignment_id        uuid NOT NULL,
    read_at              timestamptz NOT NULL,
    PRIMARY KEY (practice_id, mark_id),
    UNIQUE (practice_id, author_id, assignment_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle,
    FOREIGN KEY (practice_id, assignment_circle_id, assignment_id) REFERENCES technique.reading_assignment (practice_id, circle_id, assignment_id)
);
CREATE INDEX ON technique.reading_mark (circle_id, assignment_id);
CALL platform.guard_fact('technique.reading_mark');
GRANT SELECT, INSERT ON technique.reading_mark TO relata_app;
