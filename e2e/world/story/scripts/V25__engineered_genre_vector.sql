-- V25: genre vectors for the titles that have none; in batches, so that each UPDATE stays short
DO $$
DECLARE
    known CONSTANT TEXT[] := ARRAY[
        'Action', 'Adventure', 'Animation', 'Comedy', 'Crime', 'Documentary', 'Drama', 'Family', 'Fantasy', 'History',
        'Horror', 'Music', 'Mystery', 'Romance', 'Science Fiction', 'TV Movie', 'Thriller', 'War', 'Western'
    ];
    total INTEGER;
    done INTEGER := 0;
    written INTEGER;
    last_id TEXT := '';
    next_id TEXT;
BEGIN
    SELECT count(*) INTO total FROM atp.engineered WHERE cardinality(genre_vector) = 0;

    LOOP
        WITH batch AS (
            SELECT e.imdb_id, t.genres
              FROM atp.engineered e
              JOIN atp.training t USING (imdb_id)
             WHERE e.imdb_id > last_id AND cardinality(e.genre_vector) = 0
             ORDER BY e.imdb_id
             LIMIT 100
        ), changed AS (
            UPDATE atp.engineered e
               SET genre_vector = ARRAY(
                       SELECT CASE WHEN genre = ANY (b.genres) THEN 1 ELSE 0 END::REAL
                         FROM unnest(known) WITH ORDINALITY AS k (genre, place)
                        ORDER BY place
                   )
              FROM batch b
             WHERE e.imdb_id = b.imdb_id
            RETURNING e.imdb_id
        )
        SELECT count(*), max(imdb_id) INTO written, next_id FROM changed;

        EXIT WHEN written = 0;
        last_id := next_id;
        done := done + written;
        RAISE NOTICE '% of % rows', done, total;
        -- the API keeps its share of the disk
        PERFORM pg_sleep(1.5);
    END LOOP;
END
$$;

COMMENT ON COLUMN atp.engineered.genre_vector IS 'One for each of the 19 TMDB genres that the title has, else zero';
