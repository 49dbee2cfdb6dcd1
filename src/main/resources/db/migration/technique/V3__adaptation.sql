-- A practice's own copies of exercises, changed as it likes. They hold no word of a client; a run pins what it was begun with.
CREATE TABLE technique.adaptation (
    practice_id   uuid NOT NULL,
    adaptation_id uuid NOT NULL,
    key           text NOT NULL CHECK (length(key) <= 60),
    -- as somebody has saved it, faults and all
    body          text NOT NULL CHECK (length(body) <= 100000),
    -- as it can be started; none while it is not in the library
    published     text CHECK (length(published) <= 100000),
    revision      int NOT NULL DEFAULT 1,
    changed_by    uuid NOT NULL,
    changed_at    timestamptz NOT NULL,
    PRIMARY KEY (practice_id, adaptation_id),
    UNIQUE (practice_id, key)
);
CALL platform.guard_practice('technique.adaptation');
CREATE POLICY see ON technique.adaptation FOR SELECT TO relata_app USING ((SELECT viewer.is_staff()));
CREATE POLICY add ON technique.adaptation FOR INSERT TO relata_app WITH CHECK ('clinician' = ANY ((SELECT viewer.roles())::text[]));
CREATE POLICY mend ON technique.adaptation FOR UPDATE TO relata_app USING ('clinician' = ANY ((SELECT viewer.roles())::text[]));
GRANT SELECT, INSERT, UPDATE (body, published, revision, changed_by, changed_at) ON technique.adaptation TO relata_app;

-- What a clinician has typed and not yet saved.
CREATE TABLE technique.adaptation_draft (
    practice_id   uuid NOT NULL,
    adaptation_id uuid NOT NULL,
    typed_by      uuid NOT NULL,
    body          text NOT NULL CHECK (length(body) <= 100000),
    typed_at      timestamptz NOT NULL,
    PRIMARY KEY (practice_id, adaptation_id, typed_by),
    FOREIGN KEY (practice_id, adaptation_id) REFERENCES technique.adaptation
);
CALL platform.guard_practice('technique.adaptation_draft');
CREATE POLICY mine ON technique.adaptation_draft TO relata_app USING (typed_by = (SELECT viewer.person())) WITH CHECK (typed_by = (SELECT viewer.person()));
GRANT SELECT, INSERT, UPDATE (body, typed_at), DELETE ON technique.adaptation_draft TO relata_app;
