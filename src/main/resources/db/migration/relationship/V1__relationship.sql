-- The unit of care and who is in it. Memberships and the care team are changed only by the functions of V3, which guard every rule of the circle;
-- the serving role may read them, as far as they name somebody whom the viewer may know.
CREATE TABLE relationship.relationship (
    practice_id     uuid NOT NULL REFERENCES practice.practice,
    relationship_id uuid NOT NULL,
    kind            text NOT NULL CHECK (kind IN ('couple', 'family', 'group', 'individual')),
    label           text CHECK (length(label) BETWEEN 1 AND 200),
    created_by      uuid NOT NULL,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (practice_id, relationship_id),
    FOREIGN KEY (practice_id, created_by) REFERENCES practice.person
);
CALL platform.guard_practice('relationship.relationship');
CREATE POLICY see ON relationship.relationship FOR SELECT TO relata_app
    USING (relationship_id = ANY ((SELECT viewer.relationships())::uuid[]) OR (SELECT viewer.runs_practice()));
CREATE POLICY add ON relationship.relationship FOR INSERT TO relata_app
    WITH CHECK ((SELECT viewer.roles())::text[] && ARRAY['owner', 'clinician'] AND created_by = (SELECT viewer.person()));
-- who changes it: V3
GRANT SELECT, INSERT, UPDATE (kind, label) ON relationship.relationship TO relata_app;

-- Listed exception, as circle and circle_person below: enabled and not forced, because the functions that bind and arrange run as the owner.
CREATE TABLE relationship.membership (
    practice_id     uuid NOT NULL,
    membership_id   uuid NOT NULL,
    relationship_id uuid NOT NULL,
    person_id       uuid NOT NULL,
    role            text NOT NULL CHECK (role IN ('partner', 'parent', 'child', 'sibling', 'relative', 'member')),
    position        int NOT NULL CHECK (position > 0),
    joined_at       timestamptz NOT NULL,
    left_at         timestamptz,
    PRIMARY KEY (practice_id, membership_id),
    FOREIGN KEY (practice_id, relationship_id) REFERENCES relationship.relationship,
    FOREIGN KEY (practice_id, person_id) REFERENCES practice.person
);
CREATE UNIQUE INDEX ON relationship.membership (practice_id, relationship_id, person_id) WHERE left_at IS NULL;
CREATE INDEX ON relationship.membership (practice_id, person_id);
CALL platform.guard_practice('relationship.membership', false);
CREATE POLICY see ON relationship.membership FOR SELECT TO relata_app
    USING (membership_id = ANY ((SELECT viewer.memberships())::uuid[]) OR (SELECT viewer.runs_practice()));
GRANT SELECT ON relationship.membership TO relata_app;

CREATE TABLE relationship.care_team (
    practice_id     uuid NOT NULL,
    care_id         uuid NOT NULL,
    relationship_id uuid NOT NULL,
    person_id       uuid NOT NULL,
    role            text NOT NULL CHECK (role IN ('therapist', 'coverage', 'supervisor', 'break-glass')),
    -- only this member's circles, and never the team's: a walled clinician
    member_id       uuid,
    -- sealed for the practice
    reason          bytea,
    since           timestamptz NOT NULL,
    until           timestamptz,
    -- members see the row from here on; a delay needs its reason
    shown_from      timestamptz NOT NULL,
    delay_reason    bytea,
    arranged_by     uuid NOT NULL,
    PRIMARY KEY (practice_id, care_id),
    FOREIGN KEY (practice_id, relationship_id) REFERENCES relationship.relationship,
    FOREIGN KEY (practice_id, person_id) REFERENCES practice.person,
    FOREIGN KEY (practice_id, member_id) REFERENCES practice.person,
    CHECK (role NOT IN ('supervisor', 'break-glass', 'coverage') OR (reason IS NOT NULL AND until IS NOT NULL)),
    CHECK (shown_from = since OR delay_reason IS NOT NULL)
);
CREATE INDEX ON relationship.care_team (practice_id, relationship_id);
CREATE INDEX ON relationship.care_team (practice_id, person_id);
CALL platform.guard_practice('relationship.care_team', false);
CREATE POLICY see ON relationship.care_team FOR SELECT TO relata_app
    USING ((relationship_id = ANY ((SELECT viewer.relationships())::uuid[])
            AND ((SELECT viewer.capacity()) = 'staff'
                 OR (shown_from <= (SELECT viewer.setting('at'))::timestamptz AND (member_id IS NULL OR member_id = (SELECT viewer.person())))))
           OR (SELECT viewer.runs_practice()));
GRANT SELECT ON relationship.care_team TO relata_app;

-- The end of care, and its undoing: while an open row stands, nobody writes in the relationship.
CREATE TABLE relationship.closure (
    practice_id     uuid NOT NULL,
    closure_id      uuid NOT NULL,
    relationship_id uuid NOT NULL,
    closed_by       uuid NOT NULL,
    closed_at       timestamptz NOT NULL,
    reopened_by     uuid,
    reopened_at     timestamptz,
    PRIMARY KEY (practice_id, closure_id),
    FOREIGN KEY (practice_id, relationship_id) REFERENCES relationship.relationship
);
CREATE UNIQUE INDEX ON relationship.closure (practice_id, relationship_id) WHERE reopened_at IS NULL;
CREATE INDEX ON relationship.closure (practice_id, relationship_id, reopened_at);
CALL platform.guard_practice('relationship.closure', false);
CREATE POLICY see ON relationship.closure FOR SELECT TO relata_app
    USING (relationship_id = ANY ((SELECT viewer.relationships())::uuid[]) OR (SELECT viewer.runs_practice()));
GRANT SELECT ON relationship.closure TO relata_app;

-- Which confidentiality policy holds, in which version of its wording, since when; the newest row counts.
CREATE TABLE relationship.policy_choice (
    practice_id     uuid NOT NULL,
    choice_id       uuid NOT NULL,
    relationship_id uuid NOT NULL,
    policy          text NOT NULL CHECK (policy IN ('no-secrets', 'limited', 'confidential-individual')),
    version         int NOT NULL,
    chosen_by       uuid NOT NULL,
    chosen_at       timestamptz NOT NULL,
    PRIMARY KEY (practice_id, choice_id),
    FOREIGN KEY (practice_id, relationship_id) REFERENCES relationship.relationship ON DELETE CASCADE
);
CREATE INDEX ON relationship.policy_choice (practice_id, relationship_id, chosen_at DESC);
CALL platform.guard_practice('relationship.policy_choice');
CREATE POLICY see ON relationship.policy_choice FOR SELECT TO relata_app
    USING (relationship_id = ANY ((SELECT viewer.relationships())::uuid[]) OR (SELECT viewer.runs_practice()));
-- who chooses it: V3
GRANT SELECT, INSERT ON relationship.policy_choice TO relata_app;

GRANT USAGE ON SCHEMA relationship TO relata_app, relata_keeper;
