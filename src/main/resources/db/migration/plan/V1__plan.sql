-- Treatment plans. A plan is worked on in the team's circle, edition by edition, and published as a version into the circle whose plan it is; what
-- members say about it stands in that circle, and how far somebody finds a goal has come in that member's own.
GRANT USAGE ON SCHEMA plan TO relata_app, relata_keeper;

-- A draft as it is being written: each writing has its number, so that two windows learn of each other. Facts of the team's circle.
CREATE TABLE plan.edition (
    practice_id    uuid NOT NULL,
    edition_id     uuid NOT NULL,
    circle_id      uuid NOT NULL,
    author_id      uuid NOT NULL,
    -- the circle whose plan it will be
    plan_circle_id uuid NOT NULL,
    edition        int NOT NULL CHECK (edition > 0),
    -- written; that a window was told of what another has written here; or the end, when it was published or discarded
    deed           text NOT NULL CHECK (deed IN ('write', 'told', 'end')),
    -- which words of which item, or '*' for all
    place          text NOT NULL CHECK (length(place) <= 80),
    -- the window that wrote
    tab            text NOT NULL CHECK (length(tab) <= 40),
    body           bytea,
    saved_at       timestamptz NOT NULL,
    PRIMARY KEY (practice_id, edition_id),
    UNIQUE (practice_id, circle_id, plan_circle_id, edition),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle,
    FOREIGN KEY (practice_id, plan_circle_id) REFERENCES relationship.circle,
    CHECK ((deed = 'write') = (body IS NOT NULL))
);
CREATE INDEX ON plan.edition (circle_id, plan_circle_id, edition DESC);
CALL platform.guard_fact('plan.edition');
CREATE POLICY staff_add ON plan.edition AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.is_staff()));
CREATE POLICY own_mend ON plan.edition AS RESTRICTIVE FOR UPDATE TO relata_app USING (author_id = (SELECT viewer.person()));
GRANT SELECT, INSERT, UPDATE (edition, body, saved_at), DELETE ON plan.edition TO relata_app;

-- What was published, for good: nothing changes it.
CREATE TABLE plan.version (
    practice_id  uuid NOT NULL,
    version_id   uuid NOT NULL,
    circle_id    uuid NOT NULL,
    author_id    uuid NOT NULL,
    number       int NOT NULL CHECK (number > 0),
    body         bytea NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (practice_id, version_id),
    UNIQUE (practice_id, circle_id, version_id),
    UNIQUE (practice_id, circle_id, number),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle
);
CREATE INDEX ON plan.version (circle_id, number DESC);
CALL platform.guard_fact('plan.version');
CREATE POLICY staff_add ON plan.version AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.is_staff()));
GRANT SELECT, INSERT ON plan.version TO relata_app;

-- What a member says to a version: the last row of each counts, and all stay.
CREATE TABLE plan.signature (
    practice_id  uuid NOT NULL,
    signature_id uuid NOT NULL,
    circle_id    uuid NOT NULL,
    author_id    uuid NOT NULL,
    version_id   uuid NOT NULL,
    agrees       boolean NOT NULL,
    words        bytea,
    signed_at    timestamptz NOT NULL,
    PRIMARY KEY (practice_id, signature_id),
    FOREIGN KEY (practice_id, circle_id, version_id) REFERENCES plan.version (practice_id, circle_id, version_id),
    CHECK (agrees OR words IS NOT NULL)
);
CREATE INDEX ON plan.signature (circle_id, version_id, signature_id);
CALL platform.guard_fact('plan.signature');
CREATE POLICY client_add ON plan.signature AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK (NOT (SELECT viewer.is_staff()));
GRANT SELECT, INSERT ON plan.signature TO relata_app;

-- How far a goal has come on its five levels, on a day, as the care team and the circle find together.
CREATE TABLE plan.attainment (
    practice_id   uuid NOT NULL,
    attainment_id uuid NOT NULL,
    circle_id     uuid NOT NULL,
    author_id     uuid NOT NULL,
    goal_id       uuid NOT NULL,
    level         smallint NOT NULL CHECK (level BETWEEN -2 AND 2),
    found_on      date NOT NULL,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (practice_id, attainment_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle
);
CREATE INDEX ON plan.attainment (circle_id, found_on DESC, attainment_id DESC);
CALL platform.guard_fact('plan.attainment');
CREATE POLICY staff_add ON plan.attainment AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.is_staff()));
GRANT SELECT, INSERT ON plan.attainment TO relata_app;

-- How far a member finds that a goal has come, from 0 to 10: in that member's own circle, whoever's goal it is.
CREATE TABLE plan.rating (
    practice_id uuid NOT NULL,
    rating_id   uuid NOT NULL,
    circle_id   uuid NOT NULL,
    author_id   uuid NOT NULL,
    goal_id     uuid NOT NULL,
    value       smallint NOT NULL CHECK (value BETWEEN 0 AND 10),
    rated_at    timestamptz NOT NULL,
    PRIMARY KEY (practice_id, rating_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle
);
CREATE INDEX ON plan.rating (circle_id, rating_id DESC);
CALL platform.guard_fact('plan.rating');
CREATE POLICY client_add ON plan.rating AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK (NOT (SELECT viewer.is_staff()));
GRANT SELECT, INSERT ON plan.rating TO relata_app;
