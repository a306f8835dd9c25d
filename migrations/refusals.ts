/** A value that a named constraint refuses: the table, its column, the value as SQL. */
export type Refusal = [table: string, column: string, value: string]

const NULL_AND_EMPTY = ["ARRAY['']", 'ARRAY[NULL]']

function refuse(table: string, column: string, values: string[]): Refusal[] {
  return values.map(value => [table, column, value])
}

/** One value or more beyond each range, pattern and array rule; each is refused by `{table}_{column}_check`. */
export const REFUSALS: Refusal[] = [
  ...['media', 'training', 'prediction', 'engineered'].flatMap(table =>
    refuse(table, 'imdb_id', ["'tt123456'", "'tt123456789'", "'nm0000001'", "'tt1234567x'"]),
  ),
  ...['media', 'training'].flatMap(table => [
    ...refuse(table, 'media_title', ["''"]),
    ...refuse(table, 'tmdb_id', ['0', '-1']),
    ...refuse(table, 'release_year', ['1849', '2101', '1']),
    ...refuse(table, 'genres', [...NULL_AND_EMPTY, "array_fill('x'::text, ARRAY[21])"]),
    ...refuse(table, 'original_language', ["'eng'", "'EN'"]),
    ...refuse(table, 'runtime', ['-1', '6001']),
    ...refuse(table, 'imdb_rating', ['-0.1', '10.1']),
    ...refuse(table, 'metascore', ['-1', '101']),
  ]),
  ...refuse('training', 'imdb_votes', ['-1']),
  ...refuse('media', 'hash', ["'abc'", "repeat('A', 40)"]),
  ...refuse('media', 'tmdb_rating', ['-0.01', '10.01']),
  ...refuse('media', 'rt_score', ['-1', '101']),
  ...refuse('media', 'tmdb_votes', ['-1']),
  ...refuse('media', 'budget', ['-1']),
  ...refuse('media', 'revenue', ['-1']),
  ...refuse('media', 'popularity', ['-1']),
  ...refuse('media', 'video_codec', ["'x 264'", "''"]),
  ...refuse('media', 'audio_codec', ["'AAC'", "''"]),
  ...refuse('media', 'file_size', ['0']),
  ...refuse('media', 'original_link', ["'javascript:alert(1)'", "'ftp://example.com'"]),
  ...refuse('media', 'origin_countries', [...NULL_AND_EMPTY, "ARRAY['us']", "ARRAY['US,GB']"]),
  ...refuse('media', 'spoken_languages', [...NULL_AND_EMPTY, "ARRAY['EN']"]),
  ...refuse('media', 'production_companies', NULL_AND_EMPTY),
  ...refuse('media', 'rejection_reasons', NULL_AND_EMPTY),
  ...refuse('media', 'season', ['-1', '201']),
  ...refuse('media', 'episode', ['-1', '10000']),
  ...refuse('media', 'feed_name', ["''"]),
  ...refuse('media', 'seeders', ['-1']),
  ...refuse('media', 'download_progress', ['-1', '100.01']),
  ...refuse('media', 'target_path', ["'films'", "'/films/../etc'"]),
  ...refuse('prediction', 'probability', ['-0.1', '1.1']),
  ...refuse('prediction', 'model_version', ["'2'", "''"]),
  ...refuse('engineered', 'runtime_norm', ['-0.1', '1.1']),
  ...refuse('engineered', 'release_age', ['-1']),
  ...refuse('engineered', 'budget_log', ['-1']),
  ...refuse('engineered', 'revenue_log', ['-1']),
  ...refuse('engineered', 'rating_norm', ['-0.1', '1.1']),
  ...refuse('engineered', 'genre_vector', [
    'ARRAY[1.5]',
    'ARRAY[-0.5]',
    'ARRAY[NULL]::real[]',
    'array_fill(0::real, ARRAY[65])',
  ]),
  ...refuse('engineered', 'language_vector', ['ARRAY[1.5]', 'ARRAY[NULL]::real[]']),
  ...refuse('engineered', 'feature_version', ['0']),
]
