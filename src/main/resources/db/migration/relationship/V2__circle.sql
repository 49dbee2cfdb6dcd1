-- The circle: a named set of persons who share a confidence. The two tables have no grant to the serving role at all: it learns what the viewer may
-- enter from relationship.enter and nothing else.
CREATE TABLE relationship.circle (
    practice_id     uuid NOT NULL,
    circle_id       uuid NOT NULL,
    relationship_id uuid,
    kind            text NOT NULL CHECK (kind IN ('joint', 'member', 'self', 'team', 'author', 'safety')),
    -- the joint circle with every member is the whole circle; other joint ones are subsystems
    whole           boolean NOT NULL DEFAULT false,
    -- whose it is: the member of a member or safety circle, the person of a self circle, the clinician of an author circle
    person_id       uuid,
    opened_at       timestamptz NOT NULL,
    closed_at       timestamptz,
    PRIMARY KEY (practice_id, circle_id),
    FOREIGN KEY (practice_id, relationship_id) REFERENCES relationship.relationship,
    FOREIGN KEY (practice_id, person_id) REFERENCES practice.person,
    CHECK ((kind = 'self') = (relationship_id IS NULL)),
    CHECK ((kind IN ('joint', 'team')) = (person_id IS NULL)),
    CHECK (NOT whole OR kind = 'joint')
);
CREATE UNIQUE INDEX ON relationship.circle (practice_id, relationship_id) WHERE whole AND closed_at IS NULL;
CREATE UNIQUE INDEX ON relationship.circle (practice_id, relationship_id) WHERE kind = 'team';
CREATE UNIQUE INDEX ON relationship.circle (practice_id, relationship_id, person_id, kind)
    WHERE kind IN ('member', 'safety', 'author') AND closed_at IS NULL;
CREATE UNIQUE INDEX ON relationship.circle (practice_id, person_id) WHERE kind = 'self';
CREATE INDEX ON relationship.circle (practice_id, relationship_id);
CALL platform.guard_practice('relationship.circle', false);

CREATE TABLE relationship.circle_person (
    practice_id     uuid NOT NULL,
    person_id       uuid NOT NULL,
    capacity        text NOT NULL CHECK (capacity IN ('client', 'staff')),
    circle_id       uuid NOT NULL,
    relationship_id uuid,
    writes          boolean NOT NULL,
    until           timestamptz,
    PRIMARY KEY (practice_id, person_id, capacity, circle_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle ON DELETE CASCADE,
    FOREIGN KEY (practice_id, person_id) REFERENCES practice.person
);
CREATE INDEX ON relationship.circle_person (practice_id, person_id, capacity, relationship_id) INCLUDE (circle_id, writes, until);
CREATE INDEX ON relationship.circle_person (practice_id, circle_id);
CREATE INDEX ON relationship.circle_person (practice_id, relationship_id);
CALL platform.guard_practice('relationship.circle_person', false);

-- Binds (again) what the viewer of this transaction may enter, from the seats as they stand.
CREATE FUNCTION relationship.bind() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    in_practice uuid := viewer.practice();
    who uuid := viewer.person();
    as_what text := viewer.capacity();
    in_relationship uuid := viewer.setting('relationship')::uuid;
    moment timestamptz := viewer.setting('at')::timestamptz;
    readable uuid[]; writable uuid[]; units uuid[]; companions uuid[]; members uuid[]; held text[];
BEGIN
    SELECT coalesce(array_agg(r.role), '{}') INTO held
      FROM practice.staff_role r
     WHERE as_what = 'staff' AND r.practice_id = in_practice AND r.person_id = who AND r.since <= moment AND (r.until IS NULL OR r.until > moment);

    SELECT coalesce(array_agg(c.circle_id), '{}'),
           coalesce(array_agg(c.circle_id) FILTER (WHERE p.writes AND c.closed_at IS NULL AND NOT EXISTS (
               SELECT FROM relationship.closure e
                WHERE e.practice_id = in_practice AND e.relationship_id = c.relationship_id AND e.reopened_at IS NULL)), '{}'),
           coalesce(array_agg(DISTINCT c.relationship_id) FILTER (WHERE c.relationship_id IS NOT NULL), '{}')
      INTO readable, writable, units
      FROM relationship.circle_person p
      JOIN relationship.circle c ON c.practice_id = p.practice_id AND c.circle_id = p.circle_id
     WHERE p.practice_id = in_practice AND p.person_id = who AND p.capacity = as_what
       AND (in_relationship IS NULL OR p.relationship_id = in_relationship OR p.relationship_id IS NULL)
       AND (p.until IS NULL OR p.until > moment)
       -- a seat serves only while its clinical role is held: who is left with the front desk has none
       AND (as_what = 'client' OR held && ARRAY['owner', 'clinician', 'supervisor']);

    -- whom the viewer may know of: those in the same circles, and for staff their colleagues
    SELECT array_agg(DISTINCT q.person_id) INTO companions
      FROM (SELECT p.person_id FROM relationship.circle_person p
             WHERE p.practice_id = in_practice AND p.circle_id = ANY (readable) AND (p.until IS NULL OR p.until > moment)
            UNION ALL
            SELECT r.person_id FROM practice.staff_role r WHERE r.practice_id = in_practice AND cardinality(held) > 0
            UNION ALL SELECT who) q;

    SELECT coalesce(array_agg(m.membership_id), '{}') INTO members
      FROM relationship.membership m
     WHERE m.practice_id = in_practice AND m.relationship_id = ANY (units)
       AND EXISTS (SELECT FROM relationship.circle_person p
                    WHERE p.practice_id = in_practice AND p.person_id = m.person_id AND p.capacity = 'client'
                      AND p.relationship_id = m.relationship_id AND p.circle_id = ANY (readable));

    PERFORM set_config('relata.roles', held::text, true),
            set_config('relata.circles', readable::text, true),
            set_config('relata.writable', writable::text, true),
            set_config('relata.relationships', units::text, true),
            set_config('relata.people', companions::text, true),
            set_config('relata.memberships', members::text, true);
END $$;

-- Each transaction of a viewer enters once: one relationship, or (NULL) all that the person may enter in this capacity.
CREATE FUNCTION relationship.enter(in_practice uuid, who uuid, as_what text, in_relationship uuid, moment timestamptz)
RETURNS TABLE (circles uuid[], writable uuid[], relationships uuid[], people uuid[], memberships uuid[], roles text[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    IF viewer.person() IS NOT NULL OR viewer.purpose() IS NOT NULL THEN
        RAISE 'this transaction has been entered already';
    END IF;
    IF in_practice IS NULL OR who IS NULL OR as_what NOT IN ('client', 'staff') THEN
        RAISE 'nobody enters without a practice, a person and a capacity';
    END IF;
    PERFORM set_config('relata.practice', in_practice::text, true),
            set_config('relata.person', who::text, true),
            set_config('relata.capacity', as_what, true),
            set_config('relata.relationship', coalesce(in_relationship::text, ''), true),
            set_config('relata.at', moment::text, true);
    RETURN QUERY SELECT * FROM relationship.entered();
END $$;

-- Binds and tells what is bound.
CREATE FUNCTION relationship.entered()
RETURNS TABLE (circles uuid[], writable uuid[], relationships uuid[], people uuid[], memberships uuid[], roles text[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    PERFORM relationship.bind();
    RETURN QUERY SELECT viewer.circles(), viewer.writable(), viewer.relationships(), viewer.people(), viewer.memberships(), viewer.roles();
END $$;

-- The keeper enters for a listed purpose: a practice, and where the work needs it one relationship with all its circles but self and author.
CREATE FUNCTION relationship.keep(for_purpose text, in_practice uuid, in_relationship uuid, moment timestamptz)
RETURNS TABLE (circle_id uuid, kind text, person_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    IF viewer.person() IS NOT NULL OR viewer.purpose() IS NOT NULL THEN
        RAISE 'this transaction has been entered already';
    END IF;
    PERFORM FROM platform.purpose p WHERE p.purpose = for_purpose;
    IF NOT FOUND THEN
        RAISE 'purpose % is not listed', for_purpose;
    END IF;
    PERFORM set_config('relata.purpose', for_purpose, true),
            set_config('relata.practice', coalesce(in_practice::text, ''), true),
            set_config('relata.at', moment::text, true),
            set_config('relata.circles', (SELECT coalesce(array_agg(c.circle_id), '{}') FROM relationship.circle c
                WHERE c.practice_id = in_practice AND c.relationship_id = in_relationship AND c.kind NOT IN ('self', 'author'))::text, true);
    RETURN QUERY SELECT c.circle_id, c.kind, c.person_id FROM relationship.circle c
                  WHERE c.practice_id = in_practice AND c.circle_id = ANY ((SELECT viewer.circles())::uuid[]);
END $$;

-- The circles that the viewer may enter, described: nothing here names a circle that the viewer has no seat in.
CREATE FUNCTION relationship.my_circles()
RETURNS TABLE (circle_id uuid, relationship_id uuid, kind text, whole boolean, person_id uuid, opened_at timestamptz, closed_at timestamptz, clients uuid[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT c.circle_id, c.relationship_id, c.kind, c.whole, c.person_id, c.opened_at, c.closed_at,
           ARRAY(SELECT p.person_id FROM relationship.circle_person p
                  WHERE p.practice_id = c.practice_id AND p.circle_id = c.circle_id AND p.capacity = 'client' ORDER BY p.person_id)
      FROM relationship.circle c
     WHERE c.practice_id = (SELECT viewer.practice()) AND c.circle_id = ANY ((SELECT viewer.circles())::uuid[])
     ORDER BY c.opened_at, c.circle_id
$$;

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA relationship FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relationship.enter, relationship.entered, relationship.my_circles TO relata_app;
GRANT EXECUTE ON FUNCTION relationship.keep TO relata_keeper;
