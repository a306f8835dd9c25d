-- V16: is the model right, as far as people have said
CREATE TYPE atp.confusion_category AS ENUM ('true_positive', 'false_positive', 'true_negative', 'false_negative');

COMMENT ON TYPE atp.confusion_category IS 'Place of a prediction in the confusion matrix; positive is would_watch';

ALTER TABLE atp.prediction
    ADD COLUMN confusion_category atp.confusion_category DEFAULT NULL;

CREATE INDEX prediction_confusion_category_idx ON atp.prediction (confusion_category);

COMMENT ON COLUMN atp.prediction.confusion_category IS 'Prediction against label; NULL until the label comes from a person';
