-- V20: features as the model reads them
CREATE TABLE atp.engineered (
    imdb_id TEXT NOT NULL,
    runtime_norm DOUBLE PRECISION DEFAULT NULL,
    release_age SMALLINT DEFAULT NULL,
    budget_log DOUBLE PRECISION DEFAULT NULL,
    revenue_log DOUBLE PRECISION DEFAULT NULL,
    rating_norm DOUBLE PRECISION DEFAULT NULL,
    genre_vector REAL[] NOT NULL DEFAULT '{}',
    language_vector REAL[] NOT NULL DEFAULT '{}',
    feature_version INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    CONSTRAINT engineered_imdb_id_pkey PRIMARY KEY (imdb_id),
    CONSTRAINT engineered_imdb_id_fkey FOREIGN KEY (imdb_id) REFERENCES atp.training (imdb_id) ON DELETE CASCADE,
    CONSTRAINT engineered_imdb_id_check CHECK (imdb_id ~ '^tt[0-9]{7,8}$'),
    CONSTRAINT engineered_budget_log_check CHECK (budget_log >= 0),
    CONSTRAINT engineered_revenue_log_check CHECK (revenue_log >= 0),
    CONSTRAINT engineered_rating_norm_check CHECK (rating_norm BETWEEN 0 AND 1),
    CONSTRAINT engineered_genre_vector_check CHECK (
        cardinality(genre_vector) <= 64
        AND array_position(genre_vector, NULL) IS NULL
        AND 0 <= ALL (genre_vector) AND 1 >= ALL (genre_vector)
    ),
    CONSTRAINT engineered_language_vector_check CHECK (
        cardinality(language_vector) <= 64
        AND array_position(language_vector, NULL) IS NULL
        AND 0 <= ALL (language_vector) AND 1 >= ALL (language_vector)
    ),
    CONSTRAINT engineered_feature_version_check CHECK (feature_version > 0)
);

CREATE INDEX engineered_feature_version_idx ON atp.engineered (feature_version);

CREATE TRIGGER engineered_updated_at_trigger
    BEFORE UPDATE ON atp.engineered
    FOR EACH ROW EXECUTE FUNCTION atp.set_updated_at();

COMMENT ON TABLE atp.engineered IS 'Features of the titles of training, one row for each; its primary key serves the foreign key';
COMMENT ON COLUMN atp.engineered.imdb_id IS 'Title that the features describe';
COMMENT ON COLUMN atp.engineered.runtime_norm IS 'Runtime scaled to 0 to 1';
COMMENT ON COLUMN atp.engineered.release_age IS 'Whole years since the first release';
COMMENT ON COLUMN atp.engineered.budget_log IS 'Natural logarithm of one plus the budget';
COMMENT ON COLUMN atp.engineered.revenue_log IS 'Natural logarithm of one plus the revenue';
COMMENT ON COLUMN atp.engineered.rating_norm IS 'Ratings, weighted by votes, scaled to 0 to 1';
COMMENT ON COLUMN atp.engineered.genre_vector IS 'Weight of each genre, 0 to 1; empty until it is computed';
COMMENT ON COLUMN atp.engineered.language_vector IS 'Weight of each language, 0 to 1; empty until it is computed';
COMMENT ON COLUMN atp.engineered.feature_version IS 'Version of the code that computed the row';
COMMENT ON COLUMN atp.engineered.created_at IS 'When the row was made, UTC';
COMMENT ON COLUMN atp.engineered.updated_at IS 'When the row last changed, UTC';
