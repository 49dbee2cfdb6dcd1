-- How long what was written is kept, what stops its removal, and that it was removed. Nothing is written over and nothing goes before its time.
INSERT INTO platform.purpose VALUES ('retention', 'removes what was written once the time for which it is kept has passed');

-- Whole years from the end of care; where somebody was a minor then, from their eighteenth birthday. No row is ten years.
CREATE TABLE messaging.retention (
    practice_id uuid NOT NULL,
    years       int NOT NULL CHECK (years BETWEEN 1 AND 50),
    changed_by  uuid NOT NULL,
    changed_at  timestamptz NOT NULL,
    PRIMARY KEY (practice_id)
);
CALL platform.guard_practice('messaging.retention');
CREATE POLICY see ON messaging.retention FOR SELECT TO relata_app USING (true);
CREATE POLICY add ON messaging.retention FOR INSERT TO relata_app WITH CHECK ('owner' = ANY ((SELECT viewer.roles())::text[]));
CREATE POLICY mend ON messaging.retention FOR UPDATE TO relata_app USING ('owner' = ANY ((SELECT viewer.roles())::text[]));
GRANT SELECT, INSERT, UPDATE (years, changed_by, changed_at) ON messaging.retention TO relata_app;

-- A dispute or a request of a court: while an open row stands, nothing of the relationship is removed. It is for the owner and who treats; no client
-- learns of it.
CREATE TABLE messaging.hold (
    practice_id     uuid NOT NULL,
    hold_id         uuid NOT NULL,
    relationship_id uuid NOT NULL,
    -- sealed for the practice
    reason          bytea NOT NULL,
    placed_by       uuid NOT NULL,
    placed_at       timestamptz NOT NULL,
    lifted_by       uuid,
    lifted_at       timestamptz,
    PRIMARY KEY (practice_id, hold_id),
    FOREIGN KEY (practice_id, relationship_id) REFERENCES relationship.relationship,
    CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
);
CREATE UNIQUE INDEX ON messaging.hold (practice_id, relationship_id) WHERE lifted_at IS NULL;
CALL platform.guard_practice('messaging.hold');
CREATE POLICY see ON messaging.hold FOR SELECT TO relata_app
    USING ('owner' = ANY ((SELECT viewer.roles())::text[]) OR relationship_id = ANY ((SELECT relationship.arranged())::uuid[]));
CREATE POLICY add ON messaging.hold FOR INSERT TO relata_app
    WITH CHECK (placed_by = (SELECT viewer.person())
                AND ('owner' = ANY ((SELECT viewer.roles())::text[]) OR relationship_id = ANY ((SELECT relationship.arranged())::uuid[])));
CREATE POLICY mend ON messaging.hold FOR UPDATE TO relata_app
    USING ('owner' = ANY ((SELECT viewer.roles())::text[]) OR relationship_id = ANY ((SELECT relationship.arranged())::uuid[]))
    WITH CHECK (lifted_by = (SELECT viewer.person()));
GRANT SELECT, INSERT, UPDATE (lifted_by, lifted_at) ON messaging.hold TO relata_app;

-- What the keeper has removed after which end of care: how much, and nothing of what.
CREATE TABLE messaging.removal (
    practice_id     uuid NOT NULL,
    closure_id      uuid NOT NULL,
    relationship_id uuid NOT NULL,
    messages        int NOT NULL,
    files           int NOT NULL,
    finished_at     timestamptz,
    PRIMARY KEY (practice_id, closure_id)
);
CALL platform.guard_practice('messaging.removal');
CREATE POLICY see ON messaging.removal FOR SELECT TO relata_app USING ('owner' = ANY ((SELECT viewer.roles())::text[]));
GRANT SELECT ON messaging.removal TO relata_app;

-- Until when it is kept, by the practice's own calendar; NULL while care goes on. The latest of all who are or were members governs. A child whose date
-- of birth nobody knows was born on the day of joining at the latest. A shorter rule takes nothing within thirty days.
CREATE FUNCTION messaging.kept_until(in_practice uuid, in_relationship uuid) RETURNS timestamptz LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT greatest(
               ((greatest((c.closed_at AT TIME ZONE p.time_zone)::date, grown.up_on) + make_interval(years => coalesce(r.years, 10)))::date + 1)::timestamp
                   AT TIME ZONE p.time_zone,
               r.changed_at + interval '30 days')
      FROM relationship.closure c
      JOIN practice.practice p ON p.practice_id = c.practice_id
      LEFT JOIN messaging.retention r ON r.practice_id = c.practice_id
     CROSS JOIN LATERAL (
         SELECT max((coalesce(t.born_on, (m.joined_at AT TIME ZONE p.time_zone)::date) + interval '18 years')::date) AS up_on
           FROM relationship.membership m
           LEFT JOIN practice.contact t ON t.practice_id = m.practice_id AND t.person_id = m.person_id
          WHERE m.practice_id = c.practice_id AND m.relationship_id = c.relationship_id
            AND (t.born_on IS NOT NULL OR m.role = 'child' OR EXISTS (
                SELECT FROM practice.guardianship g WHERE g.practice_id = m.practice_id AND g.minor_id = m.person_id))) grown
     WHERE c.practice_id = in_practice AND c.relationship_id = in_relationship AND c.reopened_at IS NULL
$$;
REVOKE EXECUTE ON FUNCTION messaging.kept_until FROM PUBLIC;
GRANT EXECUTE ON FUNCTION messaging.kept_until TO relata_app, relata_keeper;

-- What the keeper asks to find whose time has passed, and what it removes: in the circles of the one relationship that it has entered.
CALL platform.guard_purpose('messaging.retention', 'retention', 'SELECT');
CALL platform.guard_purpose('messaging.hold', 'retention', 'SELECT');
CALL platform.guard_purpose('messaging.removal', 'retention', 'SELECT INSERT');
CREATE POLICY "keeper retention update" ON messaging.removal FOR UPDATE TO relata_keeper
    USING ((SELECT viewer.purpose()) = 'retention' AND practice_id = (SELECT viewer.practice()));
GRANT UPDATE (messages, files, finished_at) ON messaging.removal TO relata_keeper;
CALL platform.guard_purpose('relationship.closure', 'retention', 'SELECT');
CALL platform.guard_purpose('relationship.membership', 'retention', 'SELECT');
CALL platform.guard_purpose('practice.practice', 'retention', 'SELECT');
CALL platform.guard_purpose('practice.contact', 'retention', 'SELECT');
CALL platform.guard_purpose('practice.guardianship', 'retention', 'SELECT');
CALL platform.guard_purpose('messaging.message', 'retention', 'SELECT DELETE', 'circle_id = ANY ((SELECT viewer.circles())::uuid[])');
CALL platform.guard_purpose('messaging.amendment', 'retention', 'SELECT DELETE', 'circle_id = ANY ((SELECT viewer.circles())::uuid[])');
CALL platform.guard_purpose('messaging.withdrawal', 'retention', 'SELECT DELETE', 'circle_id = ANY ((SELECT viewer.circles())::uuid[])');
CALL platform.guard_purpose('messaging.disclosure', 'retention', 'SELECT DELETE', 'circle_id = ANY ((SELECT viewer.circles())::uuid[])');
CALL platform.guard_purpose('messaging.disclosure_answer', 'retention', 'SELECT DELETE', 'circle_id = ANY ((SELECT viewer.circles())::uuid[])');
CALL platform.guard_purpose('messaging.follow_up', 'retention', 'SELECT DELETE', 'circle_id = ANY ((SELECT viewer.circles())::uuid[])');
CALL platform.guard_purpose('messaging.seen', 'retention', 'SELECT DELETE', 'circle_id = ANY ((SELECT viewer.circles())::uuid[])');
CALL platform.guard_purpose('attachment.file', 'retention', 'SELECT DELETE', 'circle_id = ANY ((SELECT viewer.circles())::uuid[])');
CALL platform.guard_purpose('attachment.recall', 'retention', 'SELECT DELETE', 'circle_id = ANY ((SELECT viewer.circles())::uuid[])');

-- Drafts lie in circles that the keeper never enters: it may remove those of a relationship whose care has ended, and cannot read a word of them.
CREATE POLICY "keeper retention select" ON messaging.draft FOR SELECT TO relata_keeper
    USING ((SELECT viewer.purpose()) = 'retention' AND practice_id = (SELECT viewer.practice()));
CREATE POLICY "keeper retention delete" ON messaging.draft FOR DELETE TO relata_keeper
    USING ((SELECT viewer.purpose()) = 'retention' AND practice_id = (SELECT viewer.practice())
           AND messaging.kept_until(practice_id, relationship_id) <= (SELECT viewer.setting('at'))::timestamptz);
GRANT SELECT (practice_id, relationship_id), DELETE ON messaging.draft TO relata_keeper;
