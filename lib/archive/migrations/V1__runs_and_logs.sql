-- The board's own archive: every run of Flyway that it has seen, what the run's log says, and the log itself.
-- json, not jsonb: what a container writes may hold NUL, which jsonb refuses.

CREATE TABLE run (
  run           bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT run_pkey PRIMARY KEY,
  id            text NOT NULL CONSTRAINT run_id_key UNIQUE,
  environment   text NOT NULL,
  pod_uid       text NOT NULL,
  container     text NOT NULL,
  restart_count integer NOT NULL,
  state         text NOT NULL CONSTRAINT run_state_check
    CHECK (state IN ('waiting', 'running', 'succeeded', 'failed', 'lost')),
  sorted_at     timestamptz NOT NULL,
  attempt       json NOT NULL,
  reading       json,
  last_line     json,
  first_error   integer,
  lines         integer NOT NULL DEFAULT 0,
  bytes         bigint NOT NULL DEFAULT 0,
  masked        integer NOT NULL DEFAULT 0,
  last_time     text,
  completeness  text CONSTRAINT run_completeness_check
    CHECK (completeness IN ('complete', 'live', 'resumed', 'started-late', 'gap-possible', 'none')),
  opened_at     timestamptz,
  stored_bytes  bigint NOT NULL DEFAULT 0
);

CREATE INDEX run_environment_idx ON run (environment, sorted_at DESC, restart_count DESC, id DESC);
CREATE INDEX run_sorted_at_idx ON run (sorted_at DESC, restart_count DESC, id DESC);
CREATE INDEX run_pod_idx ON run (pod_uid, container);

COMMENT ON TABLE run IS 'One attempt of the container that runs Flyway: pod UID + container + restart count';
COMMENT ON COLUMN run.sorted_at IS 'Its place among all runs: its start, else the creation of its pod; infinity while it waits to start';
COMMENT ON COLUMN run.attempt IS 'What Kubernetes told of it';
COMMENT ON COLUMN run.reading IS 'What its log says: steps, outcome, failure; null before anything was read of it';
COMMENT ON COLUMN run.lines IS 'Number of the last line that is stored; lines count from 1';
COMMENT ON COLUMN run.bytes IS 'Bytes of the log as kubectl prints it, without timestamps';
COMMENT ON COLUMN run.masked IS 'Places in which a secret was masked before storing';
COMMENT ON COLUMN run.last_time IS 'Time of the last stored line, with the fraction that the runtime gave it';
COMMENT ON COLUMN run.completeness IS 'How much of the log is known to be there; null where none was ever followed';
COMMENT ON COLUMN run.opened_at IS 'Since when its log is followed';
COMMENT ON COLUMN run.stored_bytes IS 'What its chunks take, compressed';

CREATE TABLE chunk (
  run        bigint NOT NULL CONSTRAINT chunk_run_fkey REFERENCES run ON DELETE CASCADE,
  first_line integer NOT NULL,
  lines      integer NOT NULL,
  first_byte bigint NOT NULL,
  bytes      integer NOT NULL,
  first_time text,
  last_time  text,
  texts      bytea NOT NULL,
  times      bytea NOT NULL,
  CONSTRAINT chunk_pkey PRIMARY KEY (run, first_line)
);

-- They are compressed already.
ALTER TABLE chunk ALTER COLUMN texts SET STORAGE EXTERNAL, ALTER COLUMN times SET STORAGE EXTERNAL;

COMMENT ON TABLE chunk IS 'Lines of a log, from first_line on; the last chunk of a live log grows until it is full';
COMMENT ON COLUMN chunk.first_byte IS 'Where its first line begins in the log as kubectl prints it';
COMMENT ON COLUMN chunk.texts IS 'The lines, a line feed between two, deflated';
COMMENT ON COLUMN chunk.times IS 'Their times, a line feed between two, each without what it shares with the one before, deflated';
