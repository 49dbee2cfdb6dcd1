-- A member's consent that the totals of one questionnaire go on a chart that all members see, from then on. It stands in the whole circle: who agrees
-- is known to those it is agreed with. Only members agree, and each takes back their own alone.
CREATE TABLE measure.consent (
    practice_id    uuid NOT NULL,
    consent_id     uuid NOT NULL,
    circle_id      uuid NOT NULL,
    author_id      uuid NOT NULL,
    instrument     text NOT NULL CHECK (length(instrument) BETWEEN 1 AND 80),
    -- the confidentiality policy that held then
    policy         text,
    policy_version int,
    given_at       timestamptz NOT NULL,
    withdrawn_at   timestamptz,
    PRIMARY KEY (practice_id, consent_id),
    UNIQUE (practice_id, circle_id, consent_id, author_id, instrument),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle
);
CREATE UNIQUE INDEX ON measure.consent (practice_id, circle_id, instrument, author_id) WHERE withdrawn_at IS NULL;
CREATE INDEX ON measure.consent (circle_id, instrument) WHERE withdrawn_at IS NULL;
CREATE INDEX ON measure.consent (circle_id);
CALL platform.guard_fact('measure.consent');
CREATE POLICY client_add ON measure.consent AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK (NOT (SELECT viewer.is_staff()));
-- withdrawn for good: who agrees again gives a new one
CREATE POLICY own_mend ON measure.consent AS RESTRICTIVE FOR UPDATE TO relata_app
    USING (author_id = (SELECT viewer.person()) AND withdrawn_at IS NULL) WITH CHECK (author_id = (SELECT viewer.person()));
GRANT SELECT, INSERT, UPDATE (withdrawn_at) ON measure.consent TO relata_app;

-- The copy of a total that all members see: a fact of its own in the whole circle, with an id and a time of its own, by the one whose total it is.
CREATE TABLE measure.shared_score (
    practice_id uuid NOT NULL,
    shared_id   uuid NOT NULL,
    circle_id   uuid NOT NULL,
    author_id   uuid NOT NULL,
    consent_id  uuid NOT NULL,
    instrument  text NOT NULL,
    definition  text NOT NULL,
    taken_on    date NOT NULL,
    score       numeric NOT NULL,
    answered    int NOT NULL,
    asked       int NOT NULL,
    shared_at   timestamptz NOT NULL,
    PRIMARY KEY (practice_id, shared_id),
    FOREIGN KEY (practice_id, circle_id, consent_id, author_id, instrument)
        REFERENCES measure.consent (practice_id, circle_id, consent_id, author_id, instrument)
);
CREATE INDEX ON measure.shared_score (circle_id, taken_on DESC, shared_id DESC);
CALL platform.guard_fact('measure.shared_score');
CREATE POLICY client_add ON measure.shared_score AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK (NOT (SELECT viewer.is_staff()));
GRANT SELECT, INSERT, DELETE ON measure.shared_score TO relata_app;

-- Where such a copy came from and under which consent. It stays with the response, in the author's own circle, also when the copy has been taken back.
CREATE TABLE measure.share (
    practice_id uuid NOT NULL,
    shared_id   uuid NOT NULL,
    circle_id   uuid NOT NULL,
    author_id   uuid NOT NULL,
    response_id uuid NOT NULL,
    consent_id  uuid NOT NULL,
    shared_at   timestamptz NOT NULL,
    PRIMARY KEY (practice_id, shared_id),
    FOREIGN KEY (practice_id, circle_id, response_id) REFERENCES measure.response (practice_id, circle_id, response_id)
);
CREATE INDEX ON measure.share (circle_id, response_id);
CALL platform.guard_fact('measure.share');
CREATE POLICY client_add ON measure.share AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK (NOT (SELECT viewer.is_staff()));
GRANT SELECT, INSERT ON measure.share TO relata_app;
