-- What the practice can ask: the words of instruments as it brought them in, and totals of its own. Administrative facts of the practice; they say
-- nothing about any client. Rows are added and never changed: a new version stands beside the old one, and answers name the one they were given to.
CREATE TABLE measure.wording (
    practice_id  uuid NOT NULL REFERENCES practice.practice,
    wording_id   uuid NOT NULL,
    instrument   text NOT NULL CHECK (length(instrument) BETWEEN 1 AND 80),
    version      int NOT NULL CHECK (version > 0),
    -- the published order of the items when several circulate
    item_order   text CHECK (length(item_order) <= 80),
    content      jsonb NOT NULL,
    -- the terms as they were shown, and who accepted them
    licence      text NOT NULL CHECK (length(licence) BETWEEN 1 AND 4000),
    accepted_by  uuid NOT NULL,
    accepted_at  timestamptz NOT NULL,
    PRIMARY KEY (practice_id, wording_id),
    UNIQUE (practice_id, instrument, version),
    FOREIGN KEY (practice_id, accepted_by) REFERENCES practice.person
);
CALL platform.guard_practice('measure.wording');
CREATE POLICY see ON measure.wording FOR SELECT TO relata_app USING (true);
CREATE POLICY add ON measure.wording FOR INSERT TO relata_app
    WITH CHECK ((SELECT viewer.roles())::text[] && ARRAY['owner', 'clinician'] AND accepted_by = (SELECT viewer.person()));
GRANT SELECT, INSERT ON measure.wording TO relata_app;

CREATE TABLE measure.own_instrument (
    practice_id   uuid NOT NULL REFERENCES practice.practice,
    instrument_id uuid NOT NULL,
    name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    higher_is_better boolean NOT NULL,
    low           numeric,
    high          numeric,
    reliability   numeric CHECK (reliability > 0 AND reliability < 1),
    source        text CHECK (length(source) <= 300),
    created_by    uuid NOT NULL,
    created_at    timestamptz NOT NULL,
    PRIMARY KEY (practice_id, instrument_id),
    CHECK ((low IS NULL) = (high IS NULL) AND (low IS NULL OR low < high))
);
CREATE UNIQUE INDEX ON measure.own_instrument (practice_id, lower(name));
CALL platform.guard_practice('measure.own_instrument');
-- a name that staff gave may say more than a client should read
CREATE POLICY see ON measure.own_instrument FOR SELECT TO relata_app USING ((SELECT viewer.is_staff()));
CREATE POLICY add ON measure.own_instrument FOR INSERT TO relata_app
    WITH CHECK ((SELECT viewer.roles())::text[] && ARRAY['owner', 'clinician'] AND created_by = (SELECT viewer.person()));
CREATE POLICY drop ON measure.own_instrument FOR DELETE TO relata_app USING (created_by = (SELECT viewer.person()) AND (SELECT viewer.is_staff()));
GRANT SELECT, INSERT, DELETE ON measure.own_instrument TO relata_app;
GRANT USAGE ON SCHEMA measure TO relata_app, relata_keeper;
