-- V19: ratings of other houses, and TMDB's own scale of 0 to 10 instead of percent
ALTER TABLE atp.media
    ADD COLUMN imdb_rating NUMERIC(3, 1) DEFAULT NULL,
    ADD COLUMN metascore SMALLINT DEFAULT NULL,
    ADD COLUMN rt_score SMALLINT DEFAULT NULL,
    ADD CONSTRAINT media_imdb_rating_check CHECK (imdb_rating BETWEEN 0 AND 10),
    ADD CONSTRAINT media_metascore_check CHECK (metascore BETWEEN 0 AND 100),
    ADD CONSTRAINT media_rt_score_check CHECK (rt_score BETWEEN 0 AND 100);

UPDATE atp.media SET tmdb_rating = tmdb_rating / 10 WHERE tmdb_rating > 10;

ALTER TABLE atp.media
    DROP CONSTRAINT media_tmdb_rating_check,
    ADD CONSTRAINT media_tmdb_rating_check CHECK (tmdb_rating BETWEEN 0 AND 10);

COMMENT ON COLUMN atp.media.imdb_rating IS 'Mean rating of IMDB users, 0 to 10';
COMMENT ON COLUMN atp.media.metascore IS 'Metacritic score, 0 to 100';
COMMENT ON COLUMN atp.media.rt_score IS 'Rotten Tomatoes score, 0 to 100';
COMMENT ON COLUMN atp.media.tmdb_rating IS 'Mean rating of TMDB users, 0 to 10';
