-- Who is looking: the settings that relationship.enter binds to a transaction, as functions that policies compare with. Each policy wraps its call in
-- (SELECT ...), so that it is evaluated once per statement and not per row. Not entered, every one of them is NULL and no row is seen.
CREATE SCHEMA viewer;
GRANT USAGE ON SCHEMA viewer TO relata_app, relata_keeper;

CREATE FUNCTION viewer.setting(name text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('relata.' || name, true), '');

CREATE FUNCTION viewer.practice() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE RETURN viewer.setting('practice')::uuid;
CREATE FUNCTION viewer.person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE RETURN viewer.setting('person')::uuid;
CREATE FUNCTION viewer.capacity() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE RETURN viewer.setting('capacity');
CREATE FUNCTION viewer.purpose() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE RETURN viewer.setting('purpose');
-- circles that the viewer may read, and the fewer that the viewer may write
CREATE FUNCTION viewer.circles() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE RETURN viewer.setting('circles')::uuid[];
CREATE FUNCTION viewer.writable() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE RETURN viewer.setting('writable')::uuid[];
-- administrative facts name their persons: whom the viewer may know of, in which relationships, as which memberships
CREATE FUNCTION viewer.people() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE RETURN viewer.setting('people')::uuid[];
CREATE FUNCTION viewer.relationships() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE RETURN viewer.setting('relationships')::uuid[];
CREATE FUNCTION viewer.memberships() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE RETURN viewer.setting('memberships')::uuid[];
CREATE FUNCTION viewer.roles() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE RETURN viewer.setting('roles')::text[];
-- the owner and the biller run the practice: they know every person's name and contact, and enter no circle by it
CREATE FUNCTION viewer.runs_practice() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(viewer.roles() && ARRAY['owner', 'biller'], false);
CREATE FUNCTION viewer.is_staff() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(cardinality(viewer.roles()) > 0, false);

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA viewer TO relata_app, relata_keeper;
