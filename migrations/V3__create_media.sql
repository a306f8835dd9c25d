-- V3: one row for each item that a feed has offered
CREATE TABLE atp.media (
    imdb_id TEXT DEFAULT NULL,
    media_type atp.media_type NOT NULL DEFAULT 'unknown',
    media_title TEXT NOT NULL,
    release_date DATE DEFAULT NULL,
    hash TEXT NOT NULL,
    original_title TEXT NOT NULL DEFAULT '',
    pipeline_status atp.pipeline_status NOT NULL DEFAULT 'ingested',
    rejection_status atp.rejection_status NOT NULL DEFAULT 'unfiltered',
    error_status BOOLEAN NOT NULL DEFAULT FALSE,
    error_condition TEXT DEFAULT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    CONSTRAINT media_hash_pkey PRIMARY KEY (hash),
    CONSTRAINT media_imdb_id_check CHECK (imdb_id ~ '^tt[0-9]{7,8}$'),
    CONSTRAINT media_media_title_check CHECK (media_title <> ''),
    CONSTRAINT media_hash_check CHECK (hash ~ '^[0-9a-f]{40}$'),
    CONSTRAINT media_error_status_error_condition_check CHECK (error_status OR error_condition IS NULL)
);

CREATE INDEX media_imdb_id_idx ON atp.media (imdb_id);

COMMENT ON TABLE atp.media IS 'Items of the pipeline, one row for each torrent that a feed has offered';
COMMENT ON COLUMN atp.media.imdb_id IS 'IMDB id, tt and seven or eight digits; NULL until the metadata is collected';
COMMENT ON COLUMN atp.media.media_type IS 'Movie, show or season, as parsed from the original title';
COMMENT ON COLUMN atp.media.media_title IS 'Title as parsed, later as TMDB spells it';
COMMENT ON COLUMN atp.media.release_date IS 'First release as told by TMDB; NULL where unknown';
COMMENT ON COLUMN atp.media.hash IS 'Info hash of the torrent, 40 hexadecimal digits in lower case';
COMMENT ON COLUMN atp.media.original_title IS 'Title as the feed offered it, with resolution, codec and release group';
COMMENT ON COLUMN atp.media.pipeline_status IS 'How far the item has come';
COMMENT ON COLUMN atp.media.rejection_status IS 'What the filters or a person decided';
COMMENT ON COLUMN atp.media.error_status IS 'True while the last step of the item failed';
COMMENT ON COLUMN atp.media.error_condition IS 'What the failed step said; NULL without an error';
COMMENT ON COLUMN atp.media.created_at IS 'When the row was made, UTC';
COMMENT ON COLUMN atp.media.updated_at IS 'When the row last changed, UTC';
