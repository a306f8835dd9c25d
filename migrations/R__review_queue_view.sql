-- What a person should look at next; runs again whenever this text changes
CREATE OR REPLACE VIEW atp.review_queue AS
SELECT t.imdb_id,
       t.media_title,
       t.label,
       p.predicted_label,
       p.probability,
       p.model_version
  FROM atp.training t
  JOIN atp.prediction p ON p.imdb_id = t.imdb_id
 WHERE NOT t.reviewed
   AND NOT t.anomalous
   AND p.predicted_label <> t.label
 ORDER BY p.probability DESC, t.imdb_id;

COMMENT ON VIEW atp.review_queue IS 'Titles that nobody has reviewed and where model and label disagree, surest model first';
COMMENT ON COLUMN atp.review_queue.imdb_id IS 'IMDB id of the title';
COMMENT ON COLUMN atp.review_queue.media_title IS 'Title as TMDB spells it';
COMMENT ON COLUMN atp.review_queue.label IS 'Label in training';
COMMENT ON COLUMN atp.review_queue.predicted_label IS 'Label that the model gives';
COMMENT ON COLUMN atp.review_queue.probability IS 'Probability of the predicted label';
COMMENT ON COLUMN atp.review_queue.model_version IS 'Model that gave it';

GRANT SELECT ON atp.review_queue TO rear_diff;
