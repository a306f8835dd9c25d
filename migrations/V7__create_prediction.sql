-- V7: what the model says to each title
CREATE TABLE atp.prediction (
    imdb_id TEXT NOT NULL,
    predicted_label atp.label NOT NULL,
    probability NUMERIC(6, 5) NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'),
    CONSTRAINT prediction_imdb_id_pkey PRIMARY KEY (imdb_id),
    CONSTRAINT prediction_imdb_id_fkey FOREIGN KEY (imdb_id) REFERENCES atp.training (imdb_id) ON DELETE CASCADE,
    CONSTRAINT prediction_imdb_id_check CHECK (imdb_id ~ '^tt[0-9]{7,8}$'),
    CONSTRAINT prediction_probability_check CHECK (probability BETWEEN 0 AND 1)
);

CREATE INDEX prediction_predicted_label_probability_idx ON atp.prediction (predicted_label, probability DESC);

COMMENT ON TABLE atp.prediction IS 'Output of the model, one row for each title of training; its primary key serves the foreign key';
COMMENT ON COLUMN atp.prediction.imdb_id IS 'Title that was judged';
COMMENT ON COLUMN atp.prediction.predicted_label IS 'Label that the model gives';
COMMENT ON COLUMN atp.prediction.probability IS 'Probability of the label';
COMMENT ON COLUMN atp.prediction.created_at IS 'When the row was made, UTC';
COMMENT ON COLUMN atp.prediction.updated_at IS 'When the row last changed, UTC';
