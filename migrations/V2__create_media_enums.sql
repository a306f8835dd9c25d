-- V2: the words of the pipeline, made before the first table uses them
CREATE TYPE atp.media_type AS ENUM ('movie', 'tv_show', 'tv_season', 'unknown');

COMMENT ON TYPE atp.media_type IS 'What one item of the pipeline holds';

CREATE TYPE atp.pipeline_status AS ENUM (
    'ingested',
    'parsed',
    'file_accepted',
    'metadata_collected',
    'media_accepted',
    'downloading',
    'downloaded',
    'transferred',
    'complete',
    'rejected'
);

COMMENT ON TYPE atp.pipeline_status IS 'How far an item has come; rejected and complete are final';

CREATE TYPE atp.rejection_status AS ENUM ('unfiltered', 'accepted', 'rejected', 'override');

COMMENT ON TYPE atp.rejection_status IS 'What the filters decided; override is a decision of a person';
