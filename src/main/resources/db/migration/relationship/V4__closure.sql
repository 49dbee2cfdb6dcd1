-- What ended and went on, and since when: read with every relationship.
CREATE INDEX ON relationship.closure (practice_id, relationship_id, reopened_at);
