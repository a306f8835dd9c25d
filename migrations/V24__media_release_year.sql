-- V24: the year of release, for filters and joins that need no full date
ALTER TABLE atp.media
    ADD COLUMN release_year SMALLINT DEFAULT NULL;

ALTER TABLE atp.media ADD CONSTRAINT media_release_year_check
    CHECK (release_year BETWEEN 1850 AND 2100) NOT VALID;

COMMENT ON COLUMN atp.media.release_year IS 'Year of release_date, 1850 to 2100; NULL where the date is unknown';

-- fill; rows without a date stay NULL
UPDATE atp.media
   SET release_year = EXTRACT(YEAR FROM release_date)
 WHERE release_date IS NOT NULL;

ALTER TABLE atp.media VALIDATE CONSTRAINT media_release_year_check;
