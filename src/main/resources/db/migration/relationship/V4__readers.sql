-- Who may read these circles at this moment, for what is told to people and not asked by them. The rule is that of relationship.bind, from the other
-- side: a seat that stands, and for staff a clinical role that is held.
INSERT INTO platform.purpose VALUES ('telling', 'finds who is to be told that something has changed');

CREATE FUNCTION relationship.readers(in_circles uuid[])
RETURNS TABLE (circle_id uuid, person_id uuid, capacity text, writes boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    IF viewer.purpose() IS DISTINCT FROM 'telling' OR viewer.practice() IS NULL THEN
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
REVOKE EXECUTE ON FUNCTION relationship.readers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relationship.readers TO relata_keeper;
