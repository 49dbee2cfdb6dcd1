-- Mail that waits, and mail that nobody can send. Address, subject and text are sealed with the practice's key; once a message is sent its text is gone.
CREATE SCHEMA mail;
GRANT USAGE ON SCHEMA mail TO relata_app, relata_keeper;

CREATE TABLE mail.message (
    practice_id uuid NOT NULL,
    message_id  uuid NOT NULL,
    letter      bytea,
    written_at  timestamptz NOT NULL,
    -- no server was set, or the practice is a demo: the message stays for the owner to read and is never sent
    held        boolean NOT NULL,
    sent_at     timestamptz,
    PRIMARY KEY (practice_id, message_id),
    CHECK (NOT (held AND sent_at IS NOT NULL)),
    CHECK ((letter IS NULL) = (sent_at IS NOT NULL))
);
CREATE INDEX ON mail.message (practice_id, written_at DESC);
CREATE INDEX ON mail.message (written_at);
CALL platform.guard_practice('mail.message');
CREATE POLICY add ON mail.message FOR INSERT TO relata_app WITH CHECK ((SELECT viewer.person()) IS NOT NULL AND sent_at IS NULL);
CREATE POLICY see ON mail.message FOR SELECT TO relata_app USING (held AND 'owner' = ANY ((SELECT viewer.roles())::text[]));
GRANT SELECT, INSERT ON mail.message TO relata_app;
CALL platform.guard_purpose('mail.message', 'mailing', 'SELECT DELETE');
CREATE POLICY "keeper mailing update" ON mail.message FOR UPDATE TO relata_keeper
    USING ((SELECT viewer.purpose()) = 'mailing' AND practice_id = (SELECT viewer.practice()));
GRANT UPDATE (letter, sent_at) ON mail.message TO relata_keeper;
CALL platform.guard_purpose('vault.practice_key', 'mailing', 'SELECT');
