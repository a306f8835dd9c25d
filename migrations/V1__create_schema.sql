-- V1: the schema of the Automatic Transmission Pipeline, in a database that keeps UTC.
-- The timestamp defaults of this schema are right only where the session's TimeZone is UTC;
-- new sessions take it from the database, this one takes it from the second statement.
DO $$
BEGIN
    EXECUTE format('ALTER DATABASE %I SET timezone TO %L', current_database(), 'UTC');
END
$$;

SET TIME ZONE 'UTC';

CREATE SCHEMA atp;

COMMENT ON SCHEMA atp IS 'Automatic Transmission Pipeline: media on its way from feed to library, labels, predictions, features';
