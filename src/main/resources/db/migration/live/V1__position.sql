-- How often each circle has been written to. Moved in the transaction of the deed and read through the reader's own circles: a page knows at which
-- positions it was made, and whoever was away for a while learns which circles have moved since, and of no other.
CREATE TABLE live.position (
    practice_id uuid NOT NULL,
    circle_id   uuid NOT NULL,
    position    bigint NOT NULL CHECK (position > 0),
    PRIMARY KEY (practice_id, circle_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle ON DELETE CASCADE
) WITH (fillfactor = 50);
CREATE INDEX ON live.position (circle_id);
CALL platform.guard_practice('live.position');
CREATE POLICY see ON live.position FOR SELECT TO relata_app
    USING (array_position((SELECT viewer.circles())::uuid[], circle_id) IS NOT NULL);
CREATE POLICY add ON live.position FOR INSERT TO relata_app WITH CHECK (circle_id = ANY ((SELECT viewer.writable())::uuid[]));
CREATE POLICY mend ON live.position FOR UPDATE TO relata_app USING (circle_id = ANY ((SELECT viewer.writable())::uuid[]));
GRANT USAGE ON SCHEMA live TO relata_app, relata_keeper;
GRANT SELECT, INSERT, UPDATE (position) ON live.position TO relata_app;
