-- What is told to people and not asked by them: that something in a circle has changed, and who may hear of it.
INSERT INTO platform.purpose VALUES ('telling', 'finds who is to be told that something has changed');

-- How often each circle has been written to. Moved in the transaction of the deed, so that positions follow the order of commits; a page knows at which
-- positions it was made, and who was away for a while learns which of the circles entered have moved since, and of no other.
CREATE TABLE relationship.circle_position (
    practice_id uuid NOT NULL,
    circle_id   uuid NOT NULL,
    position    bigint NOT NULL CHECK (position > 0),
    PRIMARY KEY (practice_id, circle_id),
    FOREIGN KEY (practice_id, circle_id) REFERENCES relationship.circle ON DELETE CASCADE
) WITH (fillfactor = 50);
CREATE INDEX ON relationship.circle_position (circle_id);
CALL platform.guard_practice('relationship.circle_position', false);

-- Moves the circles that the viewer, or the keeper at work, may write to; always in the same order, so that two who move several never wait for each other.
CREATE FUNCTION relationship.move(moved uuid[]) RETURNS TABLE (circle_id uuid, "position" bigint)
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    INSERT INTO relationship.circle_position AS p (practice_id, circle_id, position)
    SELECT viewer.practice(), c, 1 FROM unnest(moved) AS c
     WHERE c = ANY (CASE WHEN viewer.purpose() IS NULL THEN viewer.writable() ELSE viewer.circles() END)
     ORDER BY c
    ON CONFLICT (practice_id, circle_id) DO UPDATE SET position = p.position + 1
    RETURNING p.circle_id, p.position
$$;

-- As before, and with each circle's position.
DROP FUNCTION relationship.my_circles();
CREATE FUNCTION relationship.my_circles()
RETURNS TABLE (circle_id uuid, relationship_id uuid, kind text, whole boolean, person_id uuid, opened_at timestamptz, closed_at timestamptz, clients uuid[],
               "position" bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT c.circle_id, c.relationship_id, c.kind, c.whole, c.person_id, c.opened_at, c.closed_at,
           ARRAY(SELECT p.person_id FROM relationship.circle_person p
                  WHERE p.practice_id = c.practice_id AND p.circle_id = c.circle_id AND p.capacity = 'client' ORDER BY p.person_id),
           coalesce((SELECT m.position FROM relationship.circle_position m WHERE m.practice_id = c.practice_id AND m.circle_id = c.circle_id), 0)
      FROM relationship.circle c
     WHERE c.practice_id = (SELECT viewer.practice()) AND c.circle_id = ANY ((SELECT viewer.circles())::uuid[])
     ORDER BY c.opened_at, c.circle_id
$$;

-- Who may read these circles at this moment. The rule is that of relationship.bind, from the other side: a seat that stands, and for staff a clinical
-- role that is held.
CREATE FUNCTION relationship.readers(in_circles uuid[])
RETURNS TABLE (circle_id uuid, person_id uuid, capacity text, writes boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    IF coalesce(viewer.purpose(), '') NOT IN ('telling', 'noticing') OR viewer.practice() IS NULL THEN
        RAISE 'only who tells asks for readers';
    END IF;
    RETURN QUERY
    SELECT p.circle_id, p.person_id, p.capacity, p.writes
      FROM relationship.circle_person p
     WHERE p.practice_id = viewer.practice() AND p.circle_id = ANY (in_circles)
       AND (p.until IS NULL OR p.until > viewer.setting('at')::timestamptz)
       AND (p.capacity = 'client' OR EXISTS (
           SELECT FROM practice.staff_role r
            WHERE r.practice_id = viewer.practice() AND r.person_id = p.person_id AND r.role IN ('owner', 'clinician', 'supervisor')
              AND r.since <= viewer.setting('at')::timestamptz AND (r.until IS NULL OR r.until > viewer.setting('at')::timestamptz)));
END $$;
REVOKE EXECUTE ON FUNCTION relationship.move, relationship.my_circles, relationship.readers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relationship.move, relationship.my_circles TO relata_app;
GRANT EXECUTE ON FUNCTION relationship.move, relationship.readers TO relata_keeper;
