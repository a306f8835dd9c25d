-- V14.1: "which episodes of this show are there" read the whole table
CREATE INDEX media_imdb_id_season_episode_idx ON atp.media (imdb_id, season, episode) WHERE season IS NOT NULL;
