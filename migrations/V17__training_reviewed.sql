-- V17: a person has looked at the label
ALTER TABLE atp.training
    ADD COLUMN reviewed BOOLEAN NOT NULL DEFAULT FALSE;

CREATE INDEX training_created_at_idx ON atp.training (created_at) WHERE NOT reviewed;

COMMENT ON COLUMN atp.training.reviewed IS 'True once a person has looked at the label, changed or not';

GRANT UPDATE (reviewed) ON atp.training TO rear_diff;
