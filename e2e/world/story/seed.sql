INSERT INTO atp.media (imdb_id, media_type, media_title, release_date, hash, original_title)
SELECT 'tt' || lpad((1000000 + i)::text, 7, '0'),
       'movie',
       'Title ' || i,
       DATE '1950-01-01' + (i * 7919) % 27000,
       md5(i::text) || substr(md5('media ' || i), 1, 8),
       'Title.' || i || '.1080p.x265'
  FROM generate_series(1, 4800) AS i;

INSERT INTO atp.training (imdb_id, label, media_title, release_year, genres)
SELECT 'tt' || lpad((1000000 + i)::text, 7, '0'),
       (ARRAY['would_watch', 'would_not_watch'])[1 + i % 2]::atp.label,
       'Title ' || i,
       1950 + i % 75,
       ARRAY[
           (ARRAY['Drama', 'Comedy', 'Crime', 'Horror', 'War'])[1 + i % 5],
           (ARRAY['Thriller', 'Mystery', 'Romance', 'Music'])[1 + i % 4]
       ]
  FROM generate_series(1, 4200) AS i;

INSERT INTO atp.engineered (imdb_id)
SELECT imdb_id FROM atp.training;
