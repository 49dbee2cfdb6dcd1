-- What a clinician still has to come back to in a conversation, for themselves or for a colleague. It is a fact of the team's circle and only names the
-- conversation's: no member hears that anything was written, finds a trace of it, or sees their circle move on.
CREATE TABLE messaging.follow_up (
    practice_id  uuid NOT NULL,
    follow_up_id uuid NOT NULL,
    circle_id    uuid NOT NULL,
    author_id    uuid NOT NULL,
    author_name  text NOT NULL,
    about_id     uuid NOT NULL,
    for_id       uuid NOT NULL,
    asked_at     timestamptz NOT NULL,
    done_by      uuid,
    done_at      timestamptz,
    PRIMARY KEY (practice_id, follow_up_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle,
    FOREIGN KEY (practice_id, about_id) REFERENCES relationship.circle,
    FOREIGN KEY (practice_id, for_id) REFERENCES practice.person,
    CHECK ((done_by IS NULL) = (done_at IS NULL))
);
CREATE UNIQUE INDEX ON messaging.follow_up (practice_id, about_id, for_id) WHERE done_at IS NULL;
CREATE INDEX ON messaging.follow_up (circle_id, about_id);
CREATE INDEX ON messaging.follow_up (practice_id, for_id) WHERE done_at IS NULL;
CALL platform.guard_fact('messaging.follow_up');
GRANT SELECT, INSERT, UPDATE (done_by, done_at) ON messaging.follow_up TO relata_app;
