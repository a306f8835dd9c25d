-- Events of Kubernetes about the pods of runs: often the only trace of why a container did not start, and the API
-- forgets them after an hour. json, not jsonb: as with runs.

CREATE TABLE pod_event (
  uid     text NOT NULL CONSTRAINT pod_event_pkey PRIMARY KEY,
  pod_uid text NOT NULL,
  run     bigint NOT NULL CONSTRAINT pod_event_run_fkey REFERENCES run ON DELETE CASCADE,
  last_at timestamptz,
  event   json NOT NULL
);

CREATE INDEX pod_event_pod_uid_idx ON pod_event (pod_uid);
CREATE INDEX pod_event_run_idx ON pod_event (run);

COMMENT ON TABLE pod_event IS 'An event of Kubernetes about a pod in which a run was seen';
COMMENT ON COLUMN pod_event.run IS 'The newest run of the pod when the event was last seen; the event goes with it';
COMMENT ON COLUMN pod_event.last_at IS 'When it was seen for the last time';
COMMENT ON COLUMN pod_event.event IS 'Type, reason, message, count, first and last time';
