-- V11: what TMDB lists of an item
ALTER TABLE atp.media
    ADD COLUMN genres TEXT[] NOT NULL DEFAULT '{}',
    ADD COLUMN origin_countries TEXT[] NOT NULL DEFAULT '{}',
    ADD COLUMN spoken_languages TEXT[] NOT NULL DEFAULT '{}',
    ADD COLUMN production_companies TEXT[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT media_genres_check CHECK (
        cardinality(genres) <= 20 AND array_position(genres, NULL) IS NULL AND '' <> ALL (genres)
    ),
    ADD CONSTRAINT media_origin_countries_check CHECK (
        cardinality(origin_countries) <= 50
        AND length(array_to_string(origin_countries, '', '?')) = 2 * cardinality(origin_countries)
        AND array_to_string(origin_countries, ',', '?') ~ '^([A-Z]{2}(,[A-Z]{2})*)?$'
    ),
    ADD CONSTRAINT media_spoken_languages_check CHECK (
        cardinality(spoken_languages) <= 50
        AND length(array_to_string(spoken_languages, '', '?')) = 2 * cardinality(spoken_languages)
        AND array_to_string(spoken_languages, ',', '?') ~ '^([a-z]{2}(,[a-z]{2})*)?$'
    ),
    ADD CONSTRAINT media_production_companies_check CHECK (
        cardinality(production_companies) <= 100
        AND array_position(production_companies, NULL) IS NULL
        AND '' <> ALL (production_companies)
    );

CREATE INDEX media_genres_idx ON atp.media USING GIN (genres);

COMMENT ON COLUMN atp.media.genres IS 'TMDB genres, at most 20, none empty';
COMMENT ON COLUMN atp.media.origin_countries IS 'ISO 3166-1 codes of the countries of origin';
COMMENT ON COLUMN atp.media.spoken_languages IS 'ISO 639-1 codes of the spoken languages';
COMMENT ON COLUMN atp.media.production_companies IS 'Names of the production companies, none empty';
