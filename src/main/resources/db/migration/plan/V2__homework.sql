-- What members do between sessions: given in the circle of exactly those who do it, as often as it says. What each reports stands in the member's own
-- circle until all have, and then in the circle of all.
CREATE TABLE plan.homework (
    practice_id uuid NOT NULL,
    homework_id uuid NOT NULL,
    circle_id   uuid NOT NULL,
    author_id   uuid NOT NULL,
    title       bytea NOT NULL,
    words       bytea NOT NULL,
    -- an exercise that was begun for it at home
    run_id      uuid,
    goal_id     uuid,
    first_due   date NOT NULL,
    every_days  int NOT NULL CHECK (every_days BETWEEN 1 AND 28),
    times       int NOT NULL CHECK (times BETWEEN 1 AND 60),
    minutes     int CHECK (minutes BETWEEN 1 AND 600),
    given_at    timestamptz NOT NULL,
    PRIMARY KEY (practice_id, homework_id),
    UNIQUE (practice_id, circle_id, homework_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle
);
CREATE INDEX ON plan.homework (circle_id, given_at DESC);
CALL platform.guard_fact('plan.homework');
CREATE POLICY staff_add ON plan.homework AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.is_staff()));
GRANT SELECT, INSERT ON plan.homework TO relata_app;

CREATE TABLE plan.homework_withdrawal (
    practice_id  uuid NOT NULL,
    homework_id  uuid NOT NULL,
    circle_id    uuid NOT NULL,
    author_id    uuid NOT NULL,
    withdrawn_at timestamptz NOT NULL,
    PRIMARY KEY (practice_id, homework_id),
    FOREIGN KEY (practice_id, circle_id, homework_id) REFERENCES plan.homework (practice_id, circle_id, homework_id)
);
CREATE INDEX ON plan.homework_withdrawal (circle_id);
CALL platform.guard_fact('plan.homework_withdrawal');
CREATE POLICY staff_add ON plan.homework_withdrawal AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.is_staff()));
GRANT SELECT, INSERT ON plan.homework_withdrawal TO relata_app;

-- That somebody has reported, and nothing of what.
CREATE TABLE plan.reported (
    practice_id uuid NOT NULL,
    homework_id uuid NOT NULL,
    turn        int NOT NULL,
    circle_id   uuid NOT NULL,
    author_id   uuid NOT NULL,
    reported_at timestamptz NOT NULL,
    PRIMARY KEY (practice_id, homework_id, turn, author_id),
    FOREIGN KEY (practice_id, circle_id, homework_id) REFERENCES plan.homework (practice_id, circle_id, homework_id)
);
CREATE INDEX ON plan.reported (circle_id, homework_id);
CALL platform.guard_fact('plan.reported');
CREATE POLICY client_add ON plan.reported AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK (NOT (SELECT viewer.is_staff()));
GRANT SELECT, INSERT ON plan.reported TO relata_app;

CREATE TABLE plan.report (
    practice_id        uuid NOT NULL,
    report_id          uuid NOT NULL,
    circle_id          uuid NOT NULL,
    author_id          uuid NOT NULL,
    homework_circle_id uuid NOT NULL,
    homework_id        uuid NOT NULL,
    turn               int NOT NULL,
    body               bytea NOT NULL,
    PRIMARY KEY (practice_id, report_id),
    UNIQUE (practice_id, homework_id, turn, author_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle,
    FOREIGN KEY (practice_id, homework_circle_id, homework_id) REFERENCES plan.homework (practice_id, circle_id, homework_id)
);
CREATE INDEX ON plan.report (circle_id, homework_id);
CALL platform.guard_fact('plan.report');
CREATE POLICY client_add ON plan.report AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK (NOT (SELECT viewer.is_staff()));
GRANT SELECT, INSERT ON plan.report TO relata_app;

-- What waits until all have reported: in its member's own circle, and sealed for that of all already, as what waits at a step of an exercise is.
CREATE TABLE plan.waiting (LIKE plan.report INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
    PRIMARY KEY (practice_id, report_id),
    UNIQUE (practice_id, homework_id, turn, author_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle,
    FOREIGN KEY (practice_id, homework_circle_id, homework_id) REFERENCES plan.homework (practice_id, circle_id, homework_id)
);
CREATE INDEX ON plan.waiting (circle_id, homework_id);
CALL platform.guard_fact('plan.waiting');
CREATE POLICY client_add ON plan.waiting AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK (NOT (SELECT viewer.is_staff()));
GRANT SELECT, INSERT ON plan.waiting TO relata_app;

CALL platform.guard_purpose('plan.homework', 'reveal', 'SELECT UPDATE', 'circle_id = ANY ((SELECT viewer.circles())::uuid[])');
CALL platform.guard_purpose('plan.waiting', 'reveal', 'SELECT DELETE', 'circle_id = ANY ((SELECT viewer.circles())::uuid[])');
CALL platform.guard_purpose('plan.report', 'reveal', 'INSERT', 'circle_id = ANY ((SELECT viewer.circles())::uuid[])');
REVOKE UPDATE ON plan.homework FROM relata_keeper;
-- held while it is revealed, and never changed
GRANT UPDATE (minutes) ON plan.homework TO relata_keeper;
