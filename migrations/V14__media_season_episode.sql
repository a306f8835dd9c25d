-- V14: seasons and episodes
ALTER TABLE atp.media
    ADD COLUMN season SMALLINT DEFAULT NULL,
    ADD COLUMN episode SMALLINT DEFAULT NULL,
    ADD CONSTRAINT media_season_check CHECK (season BETWEEN 0 AND 200),
    ADD CONSTRAINT media_episode_check CHECK (episode BETWEEN 0 AND 9999),
    ADD CONSTRAINT media_season_episode_check CHECK (episode IS NULL OR season IS NOT NULL);

COMMENT ON COLUMN atp.media.season IS 'Number of the season, 0 for specials; NULL for movies';
COMMENT ON COLUMN atp.media.episode IS 'Number of the episode; NULL for movies and whole seasons';
