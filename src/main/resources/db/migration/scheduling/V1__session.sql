-- Sessions: facts of the circle of exactly those members whom they are with, so nobody learns of anybody else's.
GRANT USAGE ON SCHEMA scheduling TO relata_app, relata_keeper;

CREATE TABLE scheduling.session (
    practice_id uuid NOT NULL,
    session_id  uuid NOT NULL,
    circle_id   uuid NOT NULL,
    author_id   uuid NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('individual', 'couple', 'family', 'group', 'subsystem')),
    -- how it stands; who brought it there and when is in scheduling.change
    state       text NOT NULL CHECK (state IN ('planned', 'held', 'cancelled')),
    starts_at   timestamptz NOT NULL,
    minutes     int NOT NULL CHECK (minutes BETWEEN 5 AND 480),
    PRIMARY KEY (practice_id, session_id),
    UNIQUE (practice_id, circle_id, session_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle
);
-- lists and numbers count along a circle's time
CREATE INDEX ON scheduling.session (circle_id, starts_at DESC);
-- what is to come, for the first page
CREATE INDEX ON scheduling.session (circle_id, starts_at) WHERE state = 'planned';
CALL platform.guard_fact('scheduling.session');
CREATE POLICY staff_add ON scheduling.session AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.is_staff()));
CREATE POLICY staff_mend ON scheduling.session AS RESTRICTIVE FOR UPDATE TO relata_app USING ((SELECT viewer.is_staff()));
GRANT SELECT, INSERT, UPDATE (state, starts_at, minutes) ON scheduling.session TO relata_app;

-- Each planning, moving, holding and cancelling, by whom and when; nothing here is ever changed.
CREATE TABLE scheduling.change (
    practice_id uuid NOT NULL,
    change_id   uuid NOT NULL,
    session_id  uuid NOT NULL,
    circle_id   uuid NOT NULL,
    author_id   uuid NOT NULL,
    state       text NOT NULL CHECK (state IN ('planned', 'held', 'cancelled')),
    starts_at   timestamptz NOT NULL,
    minutes     int NOT NULL,
    changed_at  timestamptz NOT NULL,
    PRIMARY KEY (practice_id, change_id),
    FOREIGN KEY (practice_id, circle_id, session_id) REFERENCES scheduling.session (practice_id, circle_id, session_id)
);
CREATE INDEX ON scheduling.change (circle_id, session_id, changed_at);
CALL platform.guard_fact('scheduling.change');
CREATE POLICY staff_add ON scheduling.change AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.is_staff()));
GRANT SELECT, INSERT ON scheduling.change TO relata_app;

-- Who was there; the newest row of a member counts, and none of them changes the session's circle.
CREATE TABLE scheduling.attendance (
    practice_id   uuid NOT NULL,
    attendance_id uuid NOT NULL,
    session_id    uuid NOT NULL,
    circle_id     uuid NOT NULL,
    author_id     uuid NOT NULL,
    person_id     uuid NOT NULL,
    how           text NOT NULL CHECK (how IN ('present', 'late', 'left-early', 'excused', 'absent')),
    minutes_late  int CHECK (minutes_late BETWEEN 1 AND 480),
    noted_at      timestamptz NOT NULL,
    PRIMARY KEY (practice_id, attendance_id),
    FOREIGN KEY (practice_id, circle_id, session_id) REFERENCES scheduling.session (practice_id, circle_id, session_id),
    CHECK ((how = 'late') = (minutes_late IS NOT NULL))
);
CREATE INDEX ON scheduling.attendance (circle_id, session_id, person_id, noted_at DESC);
CALL platform.guard_fact('scheduling.attendance');
CREATE POLICY staff_add ON scheduling.attendance AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.is_staff()));
GRANT SELECT, INSERT ON scheduling.attendance TO relata_app;

-- How many sessions are agreed in a circle; the newest row counts, and one without a number takes it back.
CREATE TABLE scheduling.agreement (
    practice_id  uuid NOT NULL,
    agreement_id uuid NOT NULL,
    circle_id    uuid NOT NULL,
    author_id    uuid NOT NULL,
    sessions     int CHECK (sessions BETWEEN 1 AND 500),
    agreed_at    timestamptz NOT NULL,
    PRIMARY KEY (practice_id, agreement_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle
);
CREATE INDEX ON scheduling.agreement (circle_id, agreed_at DESC);
CALL platform.guard_fact('scheduling.agreement');
CREATE POLICY staff_add ON scheduling.agreement AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.is_staff()));
GRANT SELECT, INSERT ON scheduling.agreement TO relata_app;
