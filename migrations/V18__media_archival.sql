-- V18: items leave the pipeline without leaving the table
ALTER TABLE atp.media
    ADD COLUMN archived_at TIMESTAMP WITH TIME ZONE DEFAULT NULL,
    ADD COLUMN superseded_by TEXT DEFAULT NULL,
    ADD CONSTRAINT media_superseded_by_fkey FOREIGN KEY (superseded_by) REFERENCES atp.media (hash) ON DELETE SET NULL,
    ADD CONSTRAINT media_hash_superseded_by_check CHECK (superseded_by <> hash);

CREATE INDEX media_superseded_by_idx ON atp.media (superseded_by);
CREATE INDEX media_archived_at_idx ON atp.media (archived_at);

COMMENT ON COLUMN atp.media.archived_at IS 'When the item left the pipeline, UTC; NULL while it is in it';
COMMENT ON COLUMN atp.media.superseded_by IS 'Hash of the better release that took its place';
