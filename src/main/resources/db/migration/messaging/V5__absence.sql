-- When a clinician is away, and who reads meanwhile: for the clients who write to them. That the colleague may read at all is a row of the care team.
CREATE TABLE messaging.absence (
    practice_id uuid NOT NULL,
    absence_id  uuid NOT NULL,
    person_id   uuid NOT NULL,
    covered_by  uuid,
    since       timestamptz NOT NULL,
    back_at     timestamptz NOT NULL CHECK (back_at > since),
    ended_at    timestamptz,
    PRIMARY KEY (practice_id, absence_id),
    FOREIGN KEY (practice_id, person_id) REFERENCES practice.person,
    FOREIGN KEY (practice_id, covered_by) REFERENCES practice.person
);
CREATE UNIQUE INDEX ON messaging.absence (practice_id, person_id) WHERE ended_at IS NULL;
CALL platform.guard_practice('messaging.absence');
CREATE POLICY see ON messaging.absence FOR SELECT TO relata_app
    USING ((SELECT viewer.is_staff()) OR person_id = ANY ((SELECT viewer.people())::uuid[]));
CREATE POLICY add ON messaging.absence FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.is_staff()) AND person_id = (SELECT viewer.person()));
CREATE POLICY mend ON messaging.absence FOR UPDATE TO relata_app USING ((SELECT viewer.is_staff()) AND person_id = (SELECT viewer.person()));
GRANT SELECT, INSERT, UPDATE (ended_at) ON messaging.absence TO relata_app;
