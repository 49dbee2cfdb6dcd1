-- Wrapped keys. A practice key is wrapped by the epoch key, which lives outside PostgreSQL; a data key, one per circle and author, is wrapped by both.
-- Holding this table without the epoch key opens nothing.
CREATE SCHEMA vault;
GRANT USAGE ON SCHEMA vault TO relata_app, relata_keeper;

INSERT INTO platform.purpose VALUES
    ('rotation', 'wraps every key anew under the newest epoch key'),
    ('setting-up', 'opens a practice: its row, its key, its owner and the owner''s account'),
    ('signing-in', 'finds who is at the keyboard before there is a viewer'),
    ('operating', 'finds the clinician for whom a verb of the operator''s command line acts'),
    ('mailing', 'sends the mail that waits');

CREATE TABLE vault.practice_key (
    practice_id uuid NOT NULL,
    epoch       int NOT NULL,
    wrapped     bytea NOT NULL,
    PRIMARY KEY (practice_id)
);
CALL platform.guard_practice('vault.practice_key');
CREATE POLICY see ON vault.practice_key FOR SELECT TO relata_app USING (true);
GRANT SELECT ON vault.practice_key TO relata_app;
CALL platform.guard_purpose('vault.practice_key', 'setting-up', 'SELECT INSERT');
CALL platform.guard_purpose('vault.practice_key', 'signing-in', 'SELECT');
CALL platform.guard_purpose('vault.practice_key', 'rotation', 'SELECT UPDATE');

CREATE TABLE vault.data_key (
    practice_id uuid NOT NULL,
    circle_id   uuid NOT NULL,
    author_id   uuid NOT NULL,
    version     int NOT NULL CHECK (version > 0),
    epoch       int NOT NULL,
    wrapped     bytea NOT NULL,
    PRIMARY KEY (practice_id, circle_id, author_id, version)
);
CREATE INDEX ON vault.data_key (practice_id, epoch);
CREATE INDEX ON vault.data_key (circle_id);
CALL platform.guard_practice('vault.data_key');
CREATE POLICY see ON vault.data_key FOR SELECT TO relata_app
    USING (circle_id = ANY ((SELECT viewer.circles())::uuid[]));
CREATE POLICY add ON vault.data_key FOR INSERT TO relata_app
    WITH CHECK (circle_id = ANY ((SELECT viewer.writable())::uuid[]) AND author_id = (SELECT viewer.person()));
GRANT SELECT, INSERT ON vault.data_key TO relata_app;
CALL platform.guard_purpose('vault.data_key', 'rotation', 'SELECT UPDATE');
