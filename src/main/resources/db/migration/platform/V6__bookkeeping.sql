-- What is only noted about work elsewhere need not wait for the disk: that a session was used, and that a listener was told. Lost by a power cut, the one
-- shortens a session by moments, the other tells a listener once more. Ending a session and publishing an event wait as ever.
CREATE FUNCTION platform.without_waiting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SET LOCAL synchronous_commit = off;
    RETURN NULL;
END $$;
CREATE TRIGGER without_waiting AFTER UPDATE ON platform.spring_session
    FOR EACH STATEMENT EXECUTE FUNCTION platform.without_waiting();
CREATE TRIGGER without_waiting AFTER UPDATE OR DELETE ON platform.event_publication
    FOR EACH STATEMENT EXECUTE FUNCTION platform.without_waiting();
