-- V4: what TMDB knows of an item
ALTER TABLE atp.media
    ADD COLUMN tmdb_id INTEGER DEFAULT NULL,
    ADD COLUMN original_language TEXT DEFAULT NULL,
    ADD COLUMN overview TEXT DEFAULT NULL,
    ADD COLUMN tagline TEXT DEFAULT NULL,
    ADD COLUMN runtime INTEGER DEFAULT NULL,
    ADD COLUMN budget BIGINT DEFAULT NULL,
    ADD COLUMN revenue BIGINT DEFAULT NULL,
    ADD COLUMN popularity NUMERIC(9, 3) DEFAULT NULL,
    ADD COLUMN tmdb_rating NUMERIC(5, 2) DEFAULT NULL,
    ADD COLUMN tmdb_votes INTEGER NOT NULL DEFAULT 0,
    ADD CONSTRAINT media_tmdb_id_check CHECK (tmdb_id > 0),
    ADD CONSTRAINT media_original_language_check CHECK (original_language ~ '^[a-z]{2}$'),
    ADD CONSTRAINT media_runtime_check CHECK (runtime BETWEEN 0 AND 6000),
    ADD CONSTRAINT media_budget_check CHECK (budget >= 0),
    ADD CONSTRAINT media_revenue_check CHECK (revenue >= 0),
    ADD CONSTRAINT media_popularity_check CHECK (popularity >= 0),
    ADD CONSTRAINT media_tmdb_rating_check CHECK (tmdb_rating BETWEEN 0 AND 100),
    ADD CONSTRAINT media_tmdb_votes_check CHECK (tmdb_votes >= 0);

COMMENT ON COLUMN atp.media.tmdb_id IS 'Id at TMDB; NULL until the metadata is collected';
COMMENT ON COLUMN atp.media.original_language IS 'ISO 639-1 code of the original language';
COMMENT ON COLUMN atp.media.overview IS 'Summary of the plot';
COMMENT ON COLUMN atp.media.tagline IS 'Line of the poster';
COMMENT ON COLUMN atp.media.runtime IS 'Length in minutes; of a season, all episodes together';
COMMENT ON COLUMN atp.media.budget IS 'Budget in US dollars; NULL where TMDB has none';
COMMENT ON COLUMN atp.media.revenue IS 'Revenue in US dollars; NULL where TMDB has none';
COMMENT ON COLUMN atp.media.popularity IS 'TMDB popularity on the day of collection';
COMMENT ON COLUMN atp.media.tmdb_rating IS 'Mean rating of TMDB users';
COMMENT ON COLUMN atp.media.tmdb_votes IS 'Number of TMDB votes behind the rating';
