-- How many items are where; runs again whenever this text changes
CREATE OR REPLACE VIEW atp.pipeline_summary AS
SELECT media_type,
       pipeline_status,
       count(*) AS items,
       count(*) FILTER (WHERE error_status) AS items_in_error,
       min(created_at) AS oldest_created_at,
       max(updated_at) AS newest_updated_at
  FROM atp.media
 WHERE archived_at IS NULL
 GROUP BY media_type, pipeline_status;

COMMENT ON VIEW atp.pipeline_summary IS 'Items in the pipeline by kind and status, archived ones left out';
COMMENT ON COLUMN atp.pipeline_summary.media_type IS 'Movie, show or season';
COMMENT ON COLUMN atp.pipeline_summary.pipeline_status IS 'How far the items have come';
COMMENT ON COLUMN atp.pipeline_summary.items IS 'Number of items';
COMMENT ON COLUMN atp.pipeline_summary.items_in_error IS 'How many of them failed in their last step';
COMMENT ON COLUMN atp.pipeline_summary.oldest_created_at IS 'When the oldest of them was made, UTC';
COMMENT ON COLUMN atp.pipeline_summary.newest_updated_at IS 'When one of them last changed, UTC';

GRANT SELECT ON atp.pipeline_summary TO rear_diff;
