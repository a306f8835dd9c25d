-- V10: the two questions that every step of the pipeline asks
CREATE INDEX media_pipeline_status_created_at_idx ON atp.media (pipeline_status, created_at);

CREATE INDEX media_updated_at_idx ON atp.media (updated_at) WHERE error_status;
