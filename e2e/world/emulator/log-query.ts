import { Refusal } from './status'

/** The options of a log request, refused as a real server refuses them. `since` is cut to whole seconds. */
export function parseLogQuery(query: URLSearchParams) {
  const sinceTime = query.get('sinceTime')
  const sinceSeconds = query.get('sinceSeconds')
  if (sinceTime && sinceSeconds) throw invalid('at most one of `sinceTime` or `sinceSeconds` may be specified')
  if (sinceTime && Number.isNaN(Date.parse(sinceTime))) {
    throw new Refusal(400, 'BadRequest', `parsing time "${sinceTime}" as "2006-01-02T15:04:05Z07:00": cannot parse`)
  }
  const since = sinceTime ? Date.parse(sinceTime) : sinceSeconds ? Date.now() - 1000 * Number(sinceSeconds) : 0
  return {
    follow: query.get('follow') === 'true',
    timestamps: query.get('timestamps') === 'true',
    since: new Date(since).toISOString().slice(0, 19),
    tailLines: atLeast(0, 'tailLines', query),
    limitBytes: atLeast(1, 'limitBytes', query),
  }
}

function atLeast(least: number, name: string, query: URLSearchParams): number {
  const value = query.get(name)
  if (value === null) return Number.POSITIVE_INFINITY
  if (!/^\d+$/.test(value) || Number(value) < least) {
    throw invalid(`${name}: Invalid value: ${value}: must be greater than or equal to ${least}`)
  }
  return Number(value)
}

const invalid = (message: string) => new Refusal(422, 'Invalid', `PodLogOptions "" is invalid: ${message}`)
