-- Whether the care team may work with several members together: facts of the team's circle, which no member enters. The newest row counts, and every one
-- is kept. What stands against it, and why, is sealed: no statement works on it.
CREATE TABLE relationship.clearance (
    practice_id  uuid NOT NULL,
    clearance_id uuid NOT NULL,
    circle_id    uuid NOT NULL,
    author_id    uuid NOT NULL,
    state        text NOT NULL CHECK (state IN ('undecided', 'cleared', 'not-cleared')),
    concerns     bytea NOT NULL,
    reason       bytea NOT NULL,
    decided_at   timestamptz NOT NULL,
    PRIMARY KEY (practice_id, clearance_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle
);
CREATE INDEX ON relationship.clearance (circle_id, decided_at DESC);
CALL platform.guard_fact('relationship.clearance');
CREATE POLICY staff_add ON relationship.clearance AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.is_staff()));
GRANT SELECT, INSERT ON relationship.clearance TO relata_app;
