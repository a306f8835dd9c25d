-- V13: titles that the model should not learn from
ALTER TABLE atp.training
    ADD COLUMN anomalous BOOLEAN NOT NULL DEFAULT FALSE;

COMMENT ON COLUMN atp.training.anomalous IS 'True where the label is an exception and no lesson; left out of training';

GRANT UPDATE (anomalous) ON atp.training TO rear_diff;
