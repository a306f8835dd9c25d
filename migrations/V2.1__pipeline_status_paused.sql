-- V2.1: a download can be paused. A file of its own: a new enum value cannot be used
-- in the transaction that adds it.
ALTER TYPE atp.pipeline_status ADD VALUE 'paused' AFTER 'downloading';

COMMENT ON TYPE atp.pipeline_status IS 'How far an item has come; rejected and complete are final, paused waits for a person';
