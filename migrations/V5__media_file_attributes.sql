-- V5: what the original title tells about the file
CREATE TYPE atp.resolution AS ENUM ('480p', '720p', '1080p', '2160p');

COMMENT ON TYPE atp.resolution IS 'Vertical resolution of a video';

ALTER TABLE atp.media
    ADD COLUMN resolution atp.resolution DEFAULT NULL,
    ADD COLUMN video_codec TEXT DEFAULT NULL,
    ADD COLUMN audio_codec TEXT DEFAULT NULL,
    ADD COLUMN release_group TEXT DEFAULT NULL,
    ADD COLUMN file_size BIGINT DEFAULT NULL,
    ADD COLUMN original_link TEXT DEFAULT NULL,
    ADD CONSTRAINT media_video_codec_check CHECK (video_codec ~ '^[a-z0-9]+$'),
    ADD CONSTRAINT media_audio_codec_check CHECK (audio_codec ~ '^[a-z0-9]+$'),
    ADD CONSTRAINT media_file_size_check CHECK (file_size > 0),
    ADD CONSTRAINT media_original_link_check CHECK (original_link ~ '^(magnet:|https?://)');

COMMENT ON COLUMN atp.media.resolution IS 'Resolution as told by the original title';
COMMENT ON COLUMN atp.media.video_codec IS 'Video codec in lower case, such as x264 or x265';
COMMENT ON COLUMN atp.media.audio_codec IS 'Audio codec in lower case, such as aac or dts';
COMMENT ON COLUMN atp.media.release_group IS 'Group that made the release';
COMMENT ON COLUMN atp.media.file_size IS 'Size in bytes as told by the feed';
COMMENT ON COLUMN atp.media.original_link IS 'Magnet or http link of the feed';
