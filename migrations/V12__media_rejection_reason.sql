-- V12: a rejected item says why
ALTER TABLE atp.media
    ADD COLUMN rejection_reasons TEXT[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT media_rejection_reasons_check CHECK (
        cardinality(rejection_reasons) <= 20
        AND array_position(rejection_reasons, NULL) IS NULL
        AND '' <> ALL (rejection_reasons)
    );

COMMENT ON COLUMN atp.media.rejection_reasons IS 'Filters that refused the item, such as resolution or release_year; empty when none did';
