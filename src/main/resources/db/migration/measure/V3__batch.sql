-- A file of outcomes brought in at once: what it was, how its columns were read, and the norm that its first occasion gives.
CREATE TABLE measure.batch (
    practice_id uuid NOT NULL REFERENCES practice.practice,
    batch_id    uuid NOT NULL,
    file_name   text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 300),
    mapping     jsonb NOT NULL,
    responses   int NOT NULL,
    imported_by uuid NOT NULL,
    imported_at timestamptz NOT NULL,
    undone_by   uuid,
    undone_at   timestamptz,
    PRIMARY KEY (practice_id, batch_id),
    CHECK ((undone_by IS NULL) = (undone_at IS NULL))
);
CREATE INDEX ON measure.batch (practice_id, imported_at DESC);
CALL platform.guard_practice('measure.batch');
CREATE POLICY see ON measure.batch FOR SELECT TO relata_app
    USING ((SELECT viewer.roles())::text[] && ARRAY['owner', 'clinician', 'supervisor']);
CREATE POLICY add ON measure.batch FOR INSERT TO relata_app
    WITH CHECK ((SELECT viewer.roles())::text[] && ARRAY['owner', 'clinician'] AND imported_by = (SELECT viewer.person()));
CREATE POLICY mend ON measure.batch FOR UPDATE TO relata_app USING (imported_by = (SELECT viewer.person()) AND (SELECT viewer.is_staff()));
GRANT SELECT, INSERT, UPDATE (undone_by, undone_at) ON measure.batch TO relata_app;

-- M1 and SD1 (with n - 1) over the courses that have a score before, and n.
CREATE TABLE measure.batch_norm (
    practice_id uuid NOT NULL,
    batch_id    uuid NOT NULL,
    instrument  text NOT NULL,
    mean        double precision NOT NULL,
    sd          double precision,
    n           int NOT NULL,
    PRIMARY KEY (practice_id, batch_id, instrument),
    FOREIGN KEY (practice_id, batch_id) REFERENCES measure.batch
);
CALL platform.guard_practice('measure.batch_norm');
CREATE POLICY see ON measure.batch_norm FOR SELECT TO relata_app
    USING ((SELECT viewer.roles())::text[] && ARRAY['owner', 'clinician', 'supervisor']);
CREATE POLICY add ON measure.batch_norm FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.roles())::text[] && ARRAY['owner', 'clinician']);
GRANT SELECT, INSERT ON measure.batch_norm TO relata_app;

-- What the file called a relationship or a member, so that a second file can find them again.
CREATE TABLE measure.batch_label (
    practice_id     uuid NOT NULL,
    label_id        uuid NOT NULL,
    batch_id        uuid NOT NULL,
    relationship_id uuid NOT NULL,
    label           text NOT NULL,
    member_id       uuid,
    member_label    text,
    founded         boolean NOT NULL,
    PRIMARY KEY (practice_id, label_id),
    FOREIGN KEY (practice_id, batch_id) REFERENCES measure.batch
);
CREATE INDEX ON measure.batch_label (practice_id, batch_id);
CREATE INDEX ON measure.batch_label (practice_id, label);
CALL platform.guard_practice('measure.batch_label');
CREATE POLICY see ON measure.batch_label FOR SELECT TO relata_app
    USING ((SELECT viewer.is_staff()) AND relationship_id = ANY ((SELECT viewer.relationships())::uuid[]));
CREATE POLICY add ON measure.batch_label FOR INSERT TO relata_app
    WITH CHECK ((SELECT viewer.is_staff()) AND relationship_id = ANY ((SELECT viewer.relationships())::uuid[]));
CREATE POLICY drop ON measure.batch_label FOR DELETE TO relata_app
    USING ((SELECT viewer.is_staff()) AND relationship_id = ANY ((SELECT viewer.relationships())::uuid[]));
GRANT SELECT, INSERT, DELETE ON measure.batch_label TO relata_app;

-- A file between its upload and its import, sealed, for the eyes of who chose it.
CREATE TABLE measure.upload (
    practice_id uuid NOT NULL REFERENCES practice.practice,
    upload_id   uuid NOT NULL,
    file_name   text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 300),
    content     bytea NOT NULL,
    uploaded_by uuid NOT NULL,
    uploaded_at timestamptz NOT NULL,
    PRIMARY KEY (practice_id, upload_id)
);
CREATE INDEX ON measure.upload (practice_id, uploaded_by);
CALL platform.guard_practice('measure.upload');
CREATE POLICY see ON measure.upload FOR SELECT TO relata_app USING (uploaded_by = (SELECT viewer.person()) AND (SELECT viewer.is_staff()));
CREATE POLICY add ON measure.upload FOR INSERT TO relata_app
    WITH CHECK (uploaded_by = (SELECT viewer.person()) AND (SELECT viewer.roles())::text[] && ARRAY['owner', 'clinician']);
CREATE POLICY drop ON measure.upload FOR DELETE TO relata_app USING (uploaded_by = (SELECT viewer.person()) AND (SELECT viewer.is_staff()));
GRANT SELECT, INSERT, DELETE ON measure.upload TO relata_app;
