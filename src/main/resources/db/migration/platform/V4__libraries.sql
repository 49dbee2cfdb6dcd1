-- Tables of libraries, in their published shape. They hold ids and times, never a client's words: the one schema without row security.
CREATE TABLE platform.event_publication (
    id                     uuid PRIMARY KEY,
    listener_id            text NOT NULL,
    event_type             text NOT NULL,
    serialized_event       text NOT NULL,
    publication_date       timestamptz NOT NULL,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);
CREATE INDEX ON platform.event_publication (completion_date);
CREATE INDEX ON platform.event_publication USING hash (serialized_event);

CREATE TABLE platform.scheduled_tasks (
    task_name            text NOT NULL,
    task_instance        text NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX ON platform.scheduled_tasks (execution_time);
CREATE INDEX ON platform.scheduled_tasks (last_heartbeat);

CREATE TABLE platform.spring_session (
    primary_id            char(36) PRIMARY KEY,
    session_id            char(36) NOT NULL UNIQUE,
    creation_time         bigint NOT NULL,
    last_access_time      bigint NOT NULL,
    max_inactive_interval int NOT NULL,
    expiry_time           bigint NOT NULL,
    principal_name        varchar(100)
);
CREATE INDEX ON platform.spring_session (expiry_time);
CREATE INDEX ON platform.spring_session (principal_name);
CREATE TABLE platform.spring_session_attributes (
    session_primary_id char(36) NOT NULL REFERENCES platform.spring_session ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);

GRANT USAGE ON SCHEMA platform TO relata_app, relata_keeper;
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.event_publication, platform.scheduled_tasks, platform.spring_session,
    platform.spring_session_attributes TO relata_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.event_publication TO relata_keeper;
