-- V6: what people said they would watch
CREATE TYPE atp.label AS ENUM ('would_watch', 'would_not_watch');

COMMENT ON TYPE atp.label IS 'Answer of a person, or of the library, to one title';

CREATE TABLE atp.training (
    imdb_id TEXT NOT NULL,
    label atp.label NOT NULL,
    human_labeled BOOLEAN NOT NULL DEFAULT FALSE,
    tmdb_id INTEGER DEFAULT NULL,
    media_type atp.media_type NOT NULL DEFAULT 'movie',
    media_title TEXT NOT NULL,
    release_year SMALLINT DEFAULT NULL,
    genres TEXT[] NOT NULL DEFAULT '{}',
    original_language TEXT DEFAULT NULL,
    runtime INTEGER DEFAULT NULL,
    imdb_rating NUMERIC(3, 1) DEFAULT NULL,
    imdb_votes INTEGER NOT NULL DEFAULT 0,
    metascore SMALLINT DEFAULT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    CONSTRAINT training_imdb_id_pkey PRIMARY KEY (imdb_id),
    CONSTRAINT training_tmdb_id_key UNIQUE (tmdb_id),
    CONSTRAINT training_imdb_id_check CHECK (imdb_id ~ '^tt[0-9]{7,8}$'),
    CONSTRAINT training_tmdb_id_check CHECK (tmdb_id > 0),
    CONSTRAINT training_media_title_check CHECK (media_title <> ''),
    CONSTRAINT training_release_year_check CHECK (release_year BETWEEN 1850 AND 2100),
    CONSTRAINT training_genres_check CHECK (
        cardinality(genres) <= 20 AND array_position(genres, NULL) IS NULL AND '' <> ALL (genres)
    ),
    CONSTRAINT training_original_language_check CHECK (original_language ~ '^[a-z]{2}$'),
    CONSTRAINT training_runtime_check CHECK (runtime BETWEEN 0 AND 6000),
    CONSTRAINT training_imdb_rating_check CHECK (imdb_rating BETWEEN 0 AND 10),
    CONSTRAINT training_imdb_votes_check CHECK (imdb_votes >= 0),
    CONSTRAINT training_metascore_check CHECK (metascore BETWEEN 0 AND 100)
);

CREATE INDEX training_label_human_labeled_idx ON atp.training (label, human_labeled);

COMMENT ON TABLE atp.training IS 'Titles with a label, one row for each title; the model learns from them';
COMMENT ON COLUMN atp.training.imdb_id IS 'IMDB id, tt and seven or eight digits';
COMMENT ON COLUMN atp.training.label IS 'Would the title be watched';
COMMENT ON COLUMN atp.training.human_labeled IS 'True where a person gave the label, false where it was inferred';
COMMENT ON COLUMN atp.training.tmdb_id IS 'Id at TMDB';
COMMENT ON COLUMN atp.training.media_type IS 'Movie, show or season';
COMMENT ON COLUMN atp.training.media_title IS 'Title as TMDB spells it';
COMMENT ON COLUMN atp.training.release_year IS 'Year of the first release, 1850 to 2100';
COMMENT ON COLUMN atp.training.genres IS 'TMDB genres, at most 20, none empty';
COMMENT ON COLUMN atp.training.original_language IS 'ISO 639-1 code of the original language';
COMMENT ON COLUMN atp.training.runtime IS 'Length in minutes';
COMMENT ON COLUMN atp.training.imdb_rating IS 'Mean rating of IMDB users, 0 to 10';
COMMENT ON COLUMN atp.training.imdb_votes IS 'Number of IMDB votes behind the rating';
COMMENT ON COLUMN atp.training.metascore IS 'Metacritic score, 0 to 100';
COMMENT ON COLUMN atp.training.created_at IS 'When the row was made, UTC';
COMMENT ON COLUMN atp.training.updated_at IS 'When the row last changed, UTC';
