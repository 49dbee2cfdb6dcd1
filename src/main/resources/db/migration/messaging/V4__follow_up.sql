-- What a clinician still has to come back to in a conversation, for themselves or for a colleague on the care team. Members of the relationship sit in
-- these circles and never see it.
CREATE TABLE messaging.follow_up (
    practice_id  uuid NOT NULL,
    follow_up_id uuid NOT NULL,
    circle_id    uuid NOT NULL,
    author_id    uuid NOT NULL,
    author_name  text NOT NULL,
    for_id       uuid NOT NULL,
    asked_at     timestamptz NOT NULL,
    done_by      uuid,
    done_at      timestamptz,
    PRIMARY KEY (practice_id, follow_up_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle,
    FOREIGN KEY (practice_id, for_id) REFERENCES practice.person,
    CHECK ((done_by IS NULL) = (done_at IS NULL))
);
CREATE UNIQUE INDEX ON messaging.follow_up (practice_id, circle_id, for_id) WHERE done_at IS NULL;
CREATE INDEX ON messaging.follow_up (circle_id) WHERE done_at IS NULL;
CREATE INDEX ON messaging.follow_up (circle_id);
CALL platform.guard_fact('messaging.follow_up');
CREATE POLICY staff_see ON messaging.follow_up AS RESTRICTIVE FOR SELECT TO relata_app USING ((SELECT viewer.is_staff()));
CREATE POLICY staff_add ON messaging.follow_up AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.is_staff()));
CREATE POLICY staff_mend ON messaging.follow_up AS RESTRICTIVE FOR UPDATE TO relata_app USING ((SELECT viewer.is_staff()));
GRANT SELECT, INSERT, UPDATE (done_by, done_at) ON messaging.follow_up TO relata_app;
