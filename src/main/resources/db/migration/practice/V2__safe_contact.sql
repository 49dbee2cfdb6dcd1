-- How a person may be reached without harm: known to that person and to whoever may see how to reach them, never to another member.
CREATE TABLE practice.safe_contact (
    practice_id uuid NOT NULL,
    person_id   uuid NOT NULL,
    ways        text[] NOT NULL CHECK (ways <@ ARRAY['mail', 'phone', 'text']),
    voicemail   text NOT NULL CHECK (voicemail IN ('never', 'name', 'matter')),
    hours       text NOT NULL CHECK (length(hours) <= 200),
    -- sealed for the practice: by which word the person knows that the practice calls, and what else there is to mind
    codeword    bytea,
    more        bytea,
    PRIMARY KEY (practice_id, person_id),
    FOREIGN KEY (practice_id, person_id) REFERENCES practice.contact ON DELETE CASCADE
);
CALL platform.guard_practice('practice.safe_contact');
CREATE POLICY see ON practice.safe_contact FOR SELECT TO relata_app
    USING (person_id = ANY (ARRAY(SELECT c.person_id FROM practice.contact c WHERE c.person_id = safe_contact.person_id)));
CREATE POLICY add ON practice.safe_contact FOR INSERT TO relata_app
    WITH CHECK (person_id = ANY (ARRAY(SELECT c.person_id FROM practice.contact c WHERE c.person_id = safe_contact.person_id)));
CREATE POLICY mend ON practice.safe_contact FOR UPDATE TO relata_app
    USING (person_id = ANY (ARRAY(SELECT c.person_id FROM practice.contact c WHERE c.person_id = safe_contact.person_id)));
GRANT SELECT, INSERT, UPDATE (ways, voicemail, hours, codeword, more) ON practice.safe_contact TO relata_app;
