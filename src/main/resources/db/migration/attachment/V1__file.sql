-- Files that people attach to what they write. A file is a fact like any other, with one difference: until it is given, with the words that it
-- belongs to, it is its author's alone, and nobody else in the circle learns that it exists.
CREATE TABLE attachment.file (
    practice_id uuid NOT NULL,
    file_id     uuid NOT NULL,
    circle_id   uuid NOT NULL,
    author_id   uuid NOT NULL,
    name        bytea NOT NULL,
    -- what was announced, and how much of it has come
    announced   int NOT NULL CHECK (announced BETWEEN 1 AND 26214400),
    received    int NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND announced),
    -- which of its chunks are the file: pictures are drawn anew, and what came is then gone
    edition     uuid NOT NULL,
    begun_at    timestamptz NOT NULL,
    -- once it has been looked into: what it is, how many bytes, in how many chunks
    kind        text CHECK (kind IN ('jpeg', 'png', 'pdf', 'text')),
    size        int CHECK (size BETWEEN 1 AND 26214400),
    chunks      int CHECK (chunks > 0),
    ready_at    timestamptz,
    -- with what it was given
    given_in    uuid,
    given_at    timestamptz,
    PRIMARY KEY (practice_id, file_id),
    UNIQUE (practice_id, circle_id, file_id, author_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle,
    CHECK ((ready_at IS NULL) = (kind IS NULL) AND (ready_at IS NULL) = (size IS NULL) AND (ready_at IS NULL) = (chunks IS NULL)),
    CHECK ((given_at IS NULL) = (given_in IS NULL)),
    CHECK (given_at IS NULL OR ready_at IS NOT NULL)
);
CREATE INDEX ON attachment.file (circle_id, given_in);
CREATE INDEX ON attachment.file (practice_id, author_id);
CREATE INDEX ON attachment.file (begun_at) WHERE given_at IS NULL;
CALL platform.guard_fact('attachment.file');

-- Taken back with the words that it came with: from then on its author's alone again, and kept until its retention ends.
CREATE TABLE attachment.recall (
    practice_id uuid NOT NULL,
    file_id     uuid NOT NULL,
    circle_id   uuid NOT NULL,
    author_id   uuid NOT NULL,
    recalled_at timestamptz NOT NULL,
    PRIMARY KEY (practice_id, file_id),
    FOREIGN KEY (practice_id, circle_id, file_id, author_id) REFERENCES attachment.file (practice_id, circle_id, file_id, author_id)
);
CREATE INDEX ON attachment.recall (circle_id, file_id);
CALL platform.guard_fact('attachment.recall');
GRANT SELECT, INSERT ON attachment.recall TO relata_app;

CREATE POLICY own_until_given ON attachment.file AS RESTRICTIVE FOR SELECT TO relata_app
    USING (author_id = (SELECT viewer.person())
           OR (given_at IS NOT NULL AND NOT EXISTS (SELECT FROM attachment.recall r WHERE r.practice_id = file.practice_id AND r.file_id = file.file_id)));
CREATE POLICY begun_add ON attachment.file AS RESTRICTIVE FOR INSERT TO relata_app WITH CHECK (ready_at IS NULL AND given_at IS NULL);
-- given once and for good
CREATE POLICY own_mend ON attachment.file AS RESTRICTIVE FOR UPDATE TO relata_app
    USING (author_id = (SELECT viewer.person()) AND given_at IS NULL) WITH CHECK (author_id = (SELECT viewer.person()));
CREATE POLICY own_drop ON attachment.file AS RESTRICTIVE FOR DELETE TO relata_app USING (given_at IS NULL);
GRANT SELECT, INSERT, UPDATE (received, edition, kind, size, chunks, ready_at, given_in, given_at), DELETE ON attachment.file TO relata_app;

-- The bytes, 256 KiB to a chunk, each sealed with its place: the file, the edition, its number, and whether it is the last.
CREATE TABLE attachment.chunk (
    practice_id uuid NOT NULL,
    file_id     uuid NOT NULL,
    edition     uuid NOT NULL,
    number      int NOT NULL CHECK (number >= 0),
    circle_id   uuid NOT NULL,
    author_id   uuid NOT NULL,
    sealed      bytea NOT NULL CHECK (length(sealed) <= 262400),
    PRIMARY KEY (practice_id, file_id, edition, number),
    FOREIGN KEY (practice_id, circle_id, file_id, author_id)
        REFERENCES attachment.file (practice_id, circle_id, file_id, author_id) ON DELETE CASCADE
);
-- nothing that is sealed grows smaller by being compressed
ALTER TABLE attachment.chunk ALTER COLUMN sealed SET STORAGE EXTERNAL;
CREATE INDEX ON attachment.chunk (circle_id, file_id);
CALL platform.guard_fact('attachment.chunk');
-- seen as the file is seen, and changed while the file can be
CREATE POLICY as_its_file ON attachment.chunk AS RESTRICTIVE FOR SELECT TO relata_app
    USING (EXISTS (SELECT FROM attachment.file f WHERE f.practice_id = chunk.practice_id AND f.file_id = chunk.file_id));
CREATE POLICY open_add ON attachment.chunk AS RESTRICTIVE FOR INSERT TO relata_app
    WITH CHECK (EXISTS (SELECT FROM attachment.file f
                         WHERE f.practice_id = chunk.practice_id AND f.file_id = chunk.file_id AND f.ready_at IS NULL));
CREATE POLICY open_mend ON attachment.chunk AS RESTRICTIVE FOR UPDATE TO relata_app
    USING (author_id = (SELECT viewer.person()) AND EXISTS (SELECT FROM attachment.file f
            WHERE f.practice_id = chunk.practice_id AND f.file_id = chunk.file_id AND f.ready_at IS NULL));
CREATE POLICY open_drop ON attachment.chunk AS RESTRICTIVE FOR DELETE TO relata_app
    USING (EXISTS (SELECT FROM attachment.file f
                    WHERE f.practice_id = chunk.practice_id AND f.file_id = chunk.file_id AND f.given_at IS NULL));
GRANT SELECT, INSERT, UPDATE (sealed), DELETE ON attachment.chunk TO relata_app;

INSERT INTO platform.purpose VALUES ('tidying', 'removes files that somebody began to attach and never gave');
CALL platform.guard_purpose('attachment.file', 'tidying', 'SELECT DELETE', 'given_at IS NULL');

GRANT USAGE ON SCHEMA attachment TO relata_app, relata_keeper;
