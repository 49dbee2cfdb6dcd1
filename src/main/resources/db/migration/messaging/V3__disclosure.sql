-- The disclosure ledger: a clinician proposes that what a member said alone be brought into the work together; the member answers, and may answer anew.
-- Both stand in that member's own circle, so that nobody else learns that anything was asked.
CREATE TABLE messaging.disclosure (
    practice_id    uuid NOT NULL,
    disclosure_id  uuid NOT NULL,
    circle_id      uuid NOT NULL,
    author_id      uuid NOT NULL,
    author_name    text NOT NULL,
    message_id     uuid NOT NULL,
    -- under which confidentiality policy, in which version of its wording
    policy         text NOT NULL,
    policy_version int NOT NULL,
    proposed_at    timestamptz NOT NULL,
    PRIMARY KEY (practice_id, disclosure_id),
    UNIQUE (practice_id, message_id),
    UNIQUE (practice_id, circle_id, message_id, disclosure_id),
    FOREIGN KEY (practice_id, circle_id, message_id) REFERENCES messaging.message (practice_id, circle_id, message_id)
);
CREATE INDEX ON messaging.disclosure (circle_id, message_id);
CALL platform.guard_fact('messaging.disclosure');
CREATE POLICY staff_add ON messaging.disclosure AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.is_staff()));
GRANT SELECT, INSERT ON messaging.disclosure TO relata_app;

-- Only whoever wrote the message answers: the keys say so as well. The newest answer counts, and all of them stay.
CREATE TABLE messaging.disclosure_answer (
    practice_id   uuid NOT NULL,
    answer_id     uuid NOT NULL,
    circle_id     uuid NOT NULL,
    author_id     uuid NOT NULL,
    message_id    uuid NOT NULL,
    disclosure_id uuid NOT NULL,
    answer        text NOT NULL CHECK (answer IN ('accepted', 'declined', 'self')),
    answered_at   timestamptz NOT NULL,
    PRIMARY KEY (practice_id, answer_id),
    FOREIGN KEY (practice_id, circle_id, author_id, message_id) REFERENCES messaging.message (practice_id, circle_id, author_id, message_id),
    FOREIGN KEY (practice_id, circle_id, message_id, disclosure_id)
        REFERENCES messaging.disclosure (practice_id, circle_id, message_id, disclosure_id)
);
CREATE INDEX ON messaging.disclosure_answer (circle_id, disclosure_id, answer_id);
CALL platform.guard_fact('messaging.disclosure_answer');
GRANT SELECT, INSERT ON messaging.disclosure_answer TO relata_app;
