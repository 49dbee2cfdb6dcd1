-- What people write to each other. A message is a fact of one circle, written once and never written over: what is amended or withdrawn keeps its first
-- words, sealed, until its retention ends.
GRANT USAGE ON SCHEMA messaging TO relata_app, relata_keeper;

CREATE TABLE messaging.message (
    practice_id uuid NOT NULL,
    message_id  uuid NOT NULL,
    circle_id   uuid NOT NULL,
    author_id   uuid NOT NULL,
    -- as the author was called then: a thread names people who have left
    author_name text NOT NULL,
    staff       boolean NOT NULL,
    -- its place in the circle, in the order of commits, and the circle's position when something about it was last changed
    place       bigint NOT NULL,
    moved       bigint NOT NULL,
    -- what was sent twice arrives once
    key         uuid NOT NULL,
    reply_to    uuid,
    body        bytea NOT NULL,
    with_files  boolean NOT NULL,
    written_at  timestamptz NOT NULL,
    -- a client's words that came outside the practice's hours
    after_hours boolean NOT NULL DEFAULT false,
    PRIMARY KEY (practice_id, message_id),
    UNIQUE (practice_id, circle_id, message_id),
    UNIQUE (practice_id, circle_id, author_id, message_id),
    UNIQUE (practice_id, author_id, key),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle,
    FOREIGN KEY (practice_id, circle_id, reply_to) REFERENCES messaging.message (practice_id, circle_id, message_id)
);
CREATE UNIQUE INDEX ON messaging.message (circle_id, place);
CREATE INDEX ON messaging.message (circle_id, moved);
CALL platform.guard_fact('messaging.message');
GRANT SELECT, INSERT, UPDATE (moved) ON messaging.message TO relata_app;

-- Only the author amends and withdraws: the keys say so as well.
CREATE TABLE messaging.amendment (
    practice_id  uuid NOT NULL,
    amendment_id uuid NOT NULL,
    circle_id    uuid NOT NULL,
    author_id    uuid NOT NULL,
    message_id   uuid NOT NULL,
    number       int NOT NULL CHECK (number > 0),
    body         bytea NOT NULL,
    written_at   timestamptz NOT NULL,
    PRIMARY KEY (practice_id, amendment_id),
    FOREIGN KEY (practice_id, circle_id, author_id, message_id) REFERENCES messaging.message (practice_id, circle_id, author_id, message_id)
);
CREATE UNIQUE INDEX ON messaging.amendment (practice_id, message_id, number);
CREATE INDEX ON messaging.amendment (circle_id, message_id);
CALL platform.guard_fact('messaging.amendment');
GRANT SELECT, INSERT ON messaging.amendment TO relata_app;

CREATE TABLE messaging.withdrawal (
    practice_id  uuid NOT NULL,
    message_id   uuid NOT NULL,
    circle_id    uuid NOT NULL,
    author_id    uuid NOT NULL,
    withdrawn_at timestamptz NOT NULL,
    PRIMARY KEY (practice_id, message_id),
    FOREIGN KEY (practice_id, circle_id, author_id, message_id) REFERENCES messaging.message (practice_id, circle_id, author_id, message_id)
);
CREATE INDEX ON messaging.withdrawal (circle_id, message_id);
CALL platform.guard_fact('messaging.withdrawal');
GRANT SELECT, INSERT ON messaging.withdrawal TO relata_app;

-- How far somebody has read in a circle: the reader's own. Who may read may keep one, in a closed circle and from a
-- reading seat too.
CREATE TABLE messaging.seen (
    practice_id uuid NOT NULL,
    circle_id   uuid NOT NULL,
    author_id   uuid NOT NULL,
    place       bigint NOT NULL,
    seen_at     timestamptz NOT NULL,
    -- how far while others were shown it
    shown_place bigint,
    shown_at    timestamptz,
    PRIMARY KEY (practice_id, circle_id, author_id),
    CHECK ((shown_place IS NULL) = (shown_at IS NULL)),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle ON DELETE CASCADE
);
CREATE INDEX ON messaging.seen (circle_id);
CALL platform.guard_practice('messaging.seen');
CREATE POLICY see ON messaging.seen FOR SELECT TO relata_app
    USING (array_position((SELECT viewer.circles())::uuid[], circle_id) IS NOT NULL AND author_id = (SELECT viewer.person()));
CREATE POLICY add ON messaging.seen FOR INSERT TO relata_app
    WITH CHECK (circle_id = ANY ((SELECT viewer.circles())::uuid[]) AND author_id = (SELECT viewer.person()));
CREATE POLICY mend ON messaging.seen FOR UPDATE TO relata_app
    USING (circle_id = ANY ((SELECT viewer.circles())::uuid[]) AND author_id = (SELECT viewer.person()));
GRANT SELECT, INSERT, UPDATE (place, seen_at, shown_place, shown_at) ON messaging.seen TO relata_app;

-- Words on their way: in a circle of the writer alone, a client's self circle or a clinician's own, so that nobody can tell that somebody has begun.
CREATE TABLE messaging.draft (
    practice_id     uuid NOT NULL,
    draft_id        uuid NOT NULL,
    circle_id       uuid NOT NULL,
    author_id       uuid NOT NULL,
    relationship_id uuid NOT NULL,
    conversation    text NOT NULL CHECK (length(conversation) <= 60),
    body            bytea NOT NULL,
    saved_at        timestamptz NOT NULL,
    PRIMARY KEY (practice_id, draft_id),
    UNIQUE (practice_id, author_id, relationship_id, conversation),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle
);
CREATE INDEX ON messaging.draft (circle_id);
CALL platform.guard_fact('messaging.draft');
GRANT SELECT, INSERT, UPDATE (body, saved_at), DELETE ON messaging.draft TO relata_app;
