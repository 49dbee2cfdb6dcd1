-- Who is in: the only way in which memberships, the care team, closures and circles change. Each function is run by an entered member of staff who may
-- arrange the relationship, and keeps the rules of the circle whatever the caller does:
--   the clients in a circle never change; joining or leaving closes the old whole circle for writing and a new one is opened;
--   nobody is on the care team of their own relationship; the last clinician cannot leave; supervisors and break-glass read and never write.
-- Errors meant for people carry the code RL409 and one plain sentence; what the viewer may not know of is RL404.

-- The relationships whose writing care team the viewer is on, as a clinician.
CREATE FUNCTION relationship.arranged() RETURNS uuid[] LANGUAGE sql STABLE SET search_path = ''
RETURN ARRAY(SELECT t.relationship_id FROM relationship.care_team t
              WHERE t.practice_id = viewer.practice() AND t.person_id = viewer.person() AND 'clinician' = ANY (viewer.roles())
                AND t.role IN ('therapist', 'coverage') AND t.member_id IS NULL
                AND (t.until IS NULL OR t.until > viewer.setting('at')::timestamptz));

-- What a relationship is called and which policy holds there is for the same to say.
CREATE POLICY mend ON relationship.relationship FOR UPDATE TO relata_app
    USING ('owner' = ANY ((SELECT viewer.roles())::text[]) OR relationship_id = ANY ((SELECT relationship.arranged())::uuid[]));
CREATE POLICY add ON relationship.policy_choice FOR INSERT TO relata_app
    WITH CHECK (chosen_by = (SELECT viewer.person())
                AND ('owner' = ANY ((SELECT viewer.roles())::text[]) OR relationship_id = ANY ((SELECT relationship.arranged())::uuid[])));

-- May the viewer arrange this relationship? Its own writing care team, the owner, or who has just founded it and seated nobody yet.
CREATE FUNCTION relationship.may_arrange(in_relationship uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    PERFORM FROM relationship.relationship_row(in_relationship) r
     WHERE viewer.roles() && ARRAY['owner', 'clinician']
       AND ('owner' = ANY (viewer.roles())
            OR in_relationship = ANY (relationship.arranged())
            OR (r.created_by = viewer.person()
                AND NOT EXISTS (SELECT FROM relationship.care_team t
                                 WHERE t.practice_id = viewer.practice() AND t.relationship_id = in_relationship)));
    IF NOT FOUND THEN
        RAISE 'not found' USING ERRCODE = 'RL404';
    END IF;
END $$;

-- The relationship's own table is forced: the owner reads it through this policy and only inside these functions.
CREATE POLICY arranging ON relationship.relationship TO relata_owner USING (practice_id = (SELECT viewer.practice()));
CREATE FUNCTION relationship.relationship_row(in_relationship uuid) RETURNS SETOF relationship.relationship
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT * FROM relationship.relationship r WHERE r.practice_id = viewer.practice() AND r.relationship_id = in_relationship
$$;

CREATE FUNCTION relationship.is_member(in_relationship uuid, who uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
RETURN EXISTS (SELECT FROM relationship.membership m
                WHERE m.practice_id = viewer.practice() AND m.relationship_id = in_relationship AND m.person_id = who AND m.left_at IS NULL);

-- May the viewer know of this person? As the policies of practice.person say it: the same circles, running the practice, a creation of one's own, and
-- who signs for a minor whom one knows.
CREATE POLICY arranging ON practice.person FOR SELECT TO relata_owner USING (practice_id = (SELECT viewer.practice()));
CREATE POLICY arranging ON practice.guardianship FOR SELECT TO relata_owner USING (practice_id = (SELECT viewer.practice()));
CREATE FUNCTION relationship.knows(who uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
RETURN who = ANY (viewer.people()) OR viewer.runs_practice()
       OR (viewer.is_staff()
           AND (EXISTS (SELECT FROM practice.person p
                         WHERE p.practice_id = viewer.practice() AND p.person_id = who AND p.created_by = viewer.person())
                OR EXISTS (SELECT FROM practice.guardianship g
                            WHERE g.practice_id = viewer.practice() AND g.guardian_id = who AND g.minor_id = ANY (viewer.people()))));

-- A member joins: the whole circle closes for writing, so that the newcomer has no past. The caller opens the new circles.
CREATE FUNCTION relationship.admit(new_membership uuid, in_relationship uuid, who uuid, as_role text, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    PERFORM relationship.may_arrange(in_relationship);
    IF NOT coalesce(relationship.knows(who), false) THEN
        RAISE 'not found' USING ERRCODE = 'RL404';
    END IF;
    IF relationship.is_member(in_relationship, who) THEN
        RAISE 'This person is a member already.' USING ERRCODE = 'RL409';
    END IF;
    PERFORM FROM relationship.care_team t
      WHERE t.practice_id = viewer.practice() AND t.relationship_id = in_relationship AND t.person_id = who AND (t.until IS NULL OR t.until > moment);
    IF FOUND OR who = viewer.person() THEN
        RAISE 'Nobody is a member of a relationship whose care team they are on.' USING ERRCODE = 'RL409';
    END IF;
    INSERT INTO relationship.membership (practice_id, membership_id, relationship_id, person_id, role, position, joined_at)
    SELECT viewer.practice(), new_membership, in_relationship, who, as_role, coalesce(max(m.position), 0) + 1, moment
      FROM relationship.membership m WHERE m.practice_id = viewer.practice() AND m.relationship_id = in_relationship;
    UPDATE relationship.circle SET closed_at = moment
     WHERE practice_id = viewer.practice() AND relationship_id = in_relationship AND whole AND closed_at IS NULL;
END $$;

-- A member leaves: what they share and what is theirs closes for writing; they keep reading it.
CREATE FUNCTION relationship.release(in_relationship uuid, who uuid, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    PERFORM relationship.may_arrange(in_relationship);
    UPDATE relationship.membership SET left_at = moment
     WHERE practice_id = viewer.practice() AND relationship_id = in_relationship AND person_id = who AND left_at IS NULL;
    IF NOT FOUND THEN
        RAISE 'not found' USING ERRCODE = 'RL404';
    END IF;
    UPDATE relationship.circle c SET closed_at = moment
     WHERE c.practice_id = viewer.practice() AND c.relationship_id = in_relationship AND c.closed_at IS NULL
       AND EXISTS (SELECT FROM relationship.circle_person p
                    WHERE p.practice_id = c.practice_id AND p.circle_id = c.circle_id AND p.person_id = who AND p.capacity = 'client');
    -- a clinician walled to this member has nobody left to care for
    UPDATE relationship.care_team SET until = moment
     WHERE practice_id = viewer.practice() AND relationship_id = in_relationship AND member_id = who AND (until IS NULL OR until > moment);
    PERFORM relationship.seat_team(in_relationship, moment);
END $$;

-- Opens one circle of the relationship. Its clients are fixed here for good.
CREATE FUNCTION relationship.open_circle(new_circle uuid, in_relationship uuid, of_kind text, clients uuid[], moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    members int; named int; is_whole boolean;
BEGIN
    PERFORM relationship.may_arrange(in_relationship);
    SELECT count(*) INTO members FROM relationship.membership m
     WHERE m.practice_id = viewer.practice() AND m.relationship_id = in_relationship AND m.left_at IS NULL;
    SELECT count(DISTINCT m.person_id) INTO named FROM relationship.membership m
     WHERE m.practice_id = viewer.practice() AND m.relationship_id = in_relationship AND m.left_at IS NULL AND m.person_id = ANY (clients);
    IF named <> cardinality(clients)
       OR (of_kind = 'joint' AND named < 2) OR (of_kind IN ('member', 'safety') AND named <> 1) OR (of_kind = 'team' AND named <> 0)
       OR of_kind NOT IN ('joint', 'member', 'safety', 'team') THEN
        RAISE 'A % circle cannot be opened for these persons.', of_kind USING ERRCODE = 'RL409';
    END IF;
    is_whole := of_kind = 'joint' AND named = members;
    INSERT INTO relationship.circle (practice_id, circle_id, relationship_id, kind, whole, person_id, opened_at)
    VALUES (viewer.practice(), new_circle, in_relationship, of_kind, is_whole,
            CASE WHEN of_kind IN ('member', 'safety') THEN clients[1] END, moment);
    INSERT INTO relationship.circle_person (practice_id, person_id, capacity, circle_id, relationship_id, writes)
    SELECT viewer.practice(), who, 'client', new_circle, in_relationship, true FROM unnest(clients) who;
    PERFORM relationship.seat_team(in_relationship, moment);
END $$;

-- A subsystem's circle is closed for writing when its members have no more use for it.
CREATE FUNCTION relationship.close_circle(old_circle uuid, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    in_relationship uuid;
BEGIN
    SELECT c.relationship_id INTO in_relationship FROM relationship.circle c
     WHERE c.practice_id = viewer.practice() AND c.circle_id = old_circle AND c.kind = 'joint' AND NOT c.whole AND c.closed_at IS NULL;
    PERFORM relationship.may_arrange(in_relationship);
    UPDATE relationship.circle SET closed_at = moment WHERE practice_id = viewer.practice() AND circle_id = old_circle;
END $$;

-- Each person has one self circle across all relationships; it is theirs alone, whoever opens it.
CREATE FUNCTION relationship.open_self(new_circle uuid, who uuid, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    IF NOT viewer.is_staff() AND who <> viewer.person() THEN
        RAISE 'not found' USING ERRCODE = 'RL404';
    END IF;
    INSERT INTO relationship.circle (practice_id, circle_id, kind, person_id, opened_at)
    VALUES (viewer.practice(), new_circle, 'self', who, moment) ON CONFLICT DO NOTHING;
    IF FOUND THEN
        INSERT INTO relationship.circle_person (practice_id, person_id, capacity, circle_id, writes)
        VALUES (viewer.practice(), who, 'client', new_circle, true);
    END IF;
END $$;

-- A clinician's own circle in this relationship, for psychotherapy notes.
CREATE FUNCTION relationship.open_author(new_circle uuid, in_relationship uuid, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    PERFORM FROM relationship.care_team t
      WHERE t.practice_id = viewer.practice() AND t.relationship_id = in_relationship AND t.person_id = viewer.person()
        AND viewer.capacity() = 'staff' AND t.role IN ('therapist', 'coverage') AND (t.until IS NULL OR t.until > moment);
    IF NOT FOUND THEN
        RAISE 'not found' USING ERRCODE = 'RL404';
    END IF;
    INSERT INTO relationship.circle (practice_id, circle_id, relationship_id, kind, person_id, opened_at)
    VALUES (viewer.practice(), new_circle, in_relationship, 'author', viewer.person(), moment) ON CONFLICT DO NOTHING;
    PERFORM relationship.seat_team(in_relationship, moment);
END $$;

-- Somebody comes on the care team. Supervisors and break-glass need a reason and an end; the first clinician is the founder's own choice.
CREATE FUNCTION relationship.assign_care(new_care uuid, in_relationship uuid, who uuid, as_role text, only_member uuid, because bytea,
                                         ends timestamptz, shown timestamptz, delay bytea, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    PERFORM relationship.may_arrange(in_relationship);
    PERFORM FROM practice.staff_role r
      WHERE r.practice_id = viewer.practice() AND r.person_id = who AND (r.until IS NULL OR r.until > moment)
        AND (r.role = 'clinician' OR (as_role = 'supervisor' AND r.role = 'supervisor') OR (as_role = 'break-glass' AND r.role IN ('owner', 'supervisor')));
    IF NOT FOUND THEN
        RAISE 'Only a clinician of this practice can be on a care team.' USING ERRCODE = 'RL409';
    END IF;
    PERFORM FROM relationship.membership m WHERE m.practice_id = viewer.practice() AND m.relationship_id = in_relationship AND m.person_id = who;
    IF FOUND THEN
        RAISE 'Nobody is on the care team of their own relationship.' USING ERRCODE = 'RL409';
    END IF;
    IF only_member IS NOT NULL AND NOT relationship.is_member(in_relationship, only_member) THEN
        RAISE 'not found' USING ERRCODE = 'RL404';
    END IF;
    PERFORM FROM relationship.care_team t
      WHERE t.practice_id = viewer.practice() AND t.relationship_id = in_relationship AND t.person_id = who AND (t.until IS NULL OR t.until > moment);
    IF FOUND THEN
        RAISE 'This clinician is on the care team already.' USING ERRCODE = 'RL409';
    END IF;
    INSERT INTO relationship.care_team (practice_id, care_id, relationship_id, person_id, role, member_id, reason, since, until, shown_from, delay_reason, arranged_by)
    VALUES (viewer.practice(), new_care, in_relationship, who, as_role, only_member, because, moment, ends, coalesce(shown, moment), delay, viewer.person());
    PERFORM relationship.seat_team(in_relationship, moment);
END $$;

CREATE FUNCTION relationship.end_care(old_care uuid, moment timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    in_relationship uuid;
BEGIN
    UPDATE relationship.care_team SET until = moment
     WHERE practice_id = viewer.practice() AND care_id = old_care AND (until IS NULL OR until > moment)
    RETURNING relationship_id INTO in_relationship;
    PERFORM relationship.may_arrange_or_self(in_relationship, old_care);
    PERFORM FROM relationship.care_team t
      WHERE t.practice_id = viewer.practice() AND t.relationship_id = in_relationship AND t.role = 'therapist' AND t.member_id IS NULL
        AND (t.until IS NULL OR t.until > moment);
    IF NOT FOUND THEN
        RAISE 'The last clinician cannot leave: add a colleague to the care team first.' USING ERRCODE = 'RL409';
    END IF;
    PERFORM relationship.seat_team(in_relationship, moment);
END $$;

-- Who ends a row may be the very person whose row has just ended.
CREATE FUNCTION relationship.may_arrange_or_self(in_relationship uuid, care uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    PERFORM FROM relationship.care_team t WHERE t.practice_id = viewer.practice() AND t.care_id = care AND t.person_id = viewer.person();
    IF NOT FOUND THEN
        PERFORM relationship.may_arrange(in_relationship);
    END IF;
END $$;

-- Writes the care team out into the circles, so that no policy needs more than one short array:
-- the whole team sits in every circle but self and author; a walled clinician in that member's own; who covers or treats may write.
CREATE FUNCTION relationship.seat_team(in_relationship uuid, moment timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    DELETE FROM relationship.circle_person
     WHERE practice_id = viewer.practice() AND relationship_id = in_relationship AND capacity = 'staff';
    INSERT INTO relationship.circle_person (practice_id, person_id, capacity, circle_id, relationship_id, writes, until)
    SELECT t.practice_id, t.person_id, 'staff', c.circle_id, t.relationship_id, t.role IN ('therapist', 'coverage'), t.until
      FROM relationship.care_team t
      JOIN relationship.circle c ON c.practice_id = t.practice_id AND c.relationship_id = t.relationship_id
     WHERE t.practice_id = viewer.practice() AND t.relationship_id = in_relationship AND (t.until IS NULL OR t.until > moment)
       AND CASE c.kind
             WHEN 'author' THEN c.person_id = t.person_id AND t.role IN ('therapist', 'coverage')
             WHEN 'team' THEN t.member_id IS NULL
             WHEN 'joint' THEN t.member_id IS NULL
             ELSE t.member_id IS NULL OR t.member_id = c.person_id
           END;
END $$;

-- The end of care: nobody writes any more, everybody keeps reading what was theirs.
CREATE FUNCTION relationship.close_care(new_closure uuid, in_relationship uuid, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    PERFORM relationship.may_arrange(in_relationship);
    INSERT INTO relationship.closure (practice_id, closure_id, relationship_id, closed_by, closed_at)
    VALUES (viewer.practice(), new_closure, in_relationship, viewer.person(), moment) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RAISE 'This relationship is closed already.' USING ERRCODE = 'RL409';
    END IF;
END $$;

CREATE FUNCTION relationship.reopen_care(in_relationship uuid, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    PERFORM relationship.may_arrange(in_relationship);
    UPDATE relationship.closure SET reopened_by = viewer.person(), reopened_at = moment
     WHERE practice_id = viewer.practice() AND relationship_id = in_relationship AND reopened_at IS NULL;
    IF NOT FOUND THEN
        RAISE 'This relationship is open.' USING ERRCODE = 'RL409';
    END IF;
END $$;

-- Undoes a creation while nothing has been entered: the first fact in any of its circles makes it permanent (its foreign key refuses).
CREATE FUNCTION relationship.unmake(in_relationship uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    PERFORM relationship.may_arrange(in_relationship);
    -- with it go the self circles of those who are members of nothing else
    DELETE FROM relationship.circle c
     WHERE c.practice_id = viewer.practice() AND c.kind = 'self'
       AND EXISTS (SELECT FROM relationship.membership m
                    WHERE m.practice_id = c.practice_id AND m.person_id = c.person_id AND m.relationship_id = in_relationship)
       AND NOT EXISTS (SELECT FROM relationship.membership m
                        WHERE m.practice_id = c.practice_id AND m.person_id = c.person_id AND m.relationship_id <> in_relationship);
    DELETE FROM relationship.circle WHERE practice_id = viewer.practice() AND relationship_id = in_relationship;
    DELETE FROM relationship.care_team WHERE practice_id = viewer.practice() AND relationship_id = in_relationship;
    DELETE FROM relationship.closure WHERE practice_id = viewer.practice() AND relationship_id = in_relationship;
    DELETE FROM relationship.membership WHERE practice_id = viewer.practice() AND relationship_id = in_relationship;
    DELETE FROM relationship.relationship WHERE practice_id = viewer.practice() AND relationship_id = in_relationship;
EXCEPTION WHEN foreign_key_violation THEN
    RAISE 'Something has been recorded here since, so the creation can no longer be undone. You can close the relationship instead.' USING ERRCODE = 'RL409';
END $$;

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA relationship FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relationship.enter, relationship.entered, relationship.my_circles, relationship.arranged, relationship.admit, relationship.release,
    relationship.open_circle, relationship.close_circle, relationship.open_self, relationship.open_author, relationship.assign_care,
    relationship.end_care, relationship.close_care, relationship.reopen_care, relationship.unmake TO relata_app;
GRANT EXECUTE ON FUNCTION relationship.keep TO relata_keeper;
