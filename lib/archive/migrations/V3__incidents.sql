-- What was understood of a failed run while its failure stood: scripts change, rows are repaired, and this stays.
-- json, not jsonb: as with runs.

CREATE TABLE incident (
  run      bigint NOT NULL CONSTRAINT incident_pkey PRIMARY KEY CONSTRAINT incident_run_fkey REFERENCES run ON DELETE CASCADE,
  incident json NOT NULL
);

COMMENT ON TABLE incident IS 'The diagnosis of a failed run; it goes with the run';
COMMENT ON COLUMN incident.incident IS 'Cause, statement, what was left behind, rows of the history, when it was taken';
