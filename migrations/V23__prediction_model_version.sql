-- V23: which model said so; rows of before are of the model that had no version
ALTER TABLE atp.prediction
    ADD COLUMN model_version TEXT NOT NULL DEFAULT 'unversioned',
    ADD CONSTRAINT prediction_model_version_check CHECK (model_version ~ '^(unversioned|[0-9]+\.[0-9]+\.[0-9]+)$');

CREATE INDEX prediction_model_version_idx ON atp.prediction (model_version);

COMMENT ON COLUMN atp.prediction.model_version IS 'Version of the model as three numbers, or unversioned';
