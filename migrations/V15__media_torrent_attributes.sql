-- V15: where an item came from and how it is doing
CREATE TYPE atp.feed AS ENUM ('rss', 'search', 'manual');

COMMENT ON TYPE atp.feed IS 'How an item entered the pipeline';

ALTER TABLE atp.media
    ADD COLUMN feed atp.feed NOT NULL DEFAULT 'rss',
    ADD COLUMN feed_name TEXT DEFAULT NULL,
    ADD COLUMN seeders INTEGER DEFAULT NULL,
    ADD COLUMN download_progress NUMERIC(5, 2) NOT NULL DEFAULT 0,
    ADD COLUMN target_path TEXT DEFAULT NULL,
    ADD CONSTRAINT media_feed_name_check CHECK (feed_name <> ''),
    ADD CONSTRAINT media_seeders_check CHECK (seeders >= 0),
    ADD CONSTRAINT media_download_progress_check CHECK (download_progress BETWEEN 0 AND 100),
    ADD CONSTRAINT media_target_path_check CHECK (target_path ~ '^/' AND target_path !~ '(^|/)\.\.(/|$)');

COMMENT ON COLUMN atp.media.feed IS 'How the item entered the pipeline';
COMMENT ON COLUMN atp.media.feed_name IS 'Name of the feed or of the search';
COMMENT ON COLUMN atp.media.seeders IS 'Seeders when the item was last looked at';
COMMENT ON COLUMN atp.media.download_progress IS 'Progress of the download in percent';
COMMENT ON COLUMN atp.media.target_path IS 'Absolute path in the library, without steps upwards';
