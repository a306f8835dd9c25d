import { crc32 } from 'node:zlib'
import type { AppliedMigration, FlywayError, Info, InfoLine, ResolvedMigration, ScriptFile } from '../flyway/migration'
import type { FlywayOptions } from '../flyway/options'

export type FlywayAnswers = {
  info: Info
  resolved: ResolvedMigration[]
  error: FlywayError | null
  badNames: { path: string; message: string }[]
  duplicates: { key: string; scripts: string[] }[]
}

export function compareVersions(a: string, b: string): number {
  const [x, y] = [a, b].map(v => v.split('.').map(Number)) as [number[], number[]]
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const d = (x[i] ?? 0) - (y[i] ?? 0)
    if (d) return d
  }
  return 0
}
export function flywayAnswers(
  files: ScriptFile[],
  rows: AppliedMigration[],
  options: FlywayOptions,
  _unknown: string[],
): FlywayAnswers {
  const resolved: ResolvedMigration[] = []
  const badNames: { path: string; message: string }[] = []
  for (const f of files) {
    const m = /^(?:.*\/)?(V([\d._]+)|R)__(.*)\.sql$/.exec(f.path)
    if (!m) {
      badNames.push({ path: f.path, message: 'Unrecognised migration name format: ' + f.path })
      continue
    }
    const checksum = f.text === null ? null : crc32(f.text.split(/\r\n|\n|\r/).join('')) | 0
    resolved.push({
      kind: m[2] ? 'versioned' : 'repeatable',
      version: m[2]?.replaceAll('_', '.') ?? null,
      description: m[3]!.replaceAll('_', ' '),
      type: 'SQL',
      script: f.path,
      checksum,
      equivalentChecksum: checksum,
    })
  }
  resolved.sort((a, b) =>
    a.version === null
      ? b.version === null
        ? a.description < b.description
          ? -1
          : 1
        : 1
      : b.version === null
        ? -1
        : compareVersions(a.version, b.version),
  )
  const byVersion = new Map(resolved.filter(r => r.version).map(r => [r.version!, r]))
  const byDesc = new Map(resolved.filter(r => !r.version).map(r => [r.description, r]))
  const last = resolved.filter(r => r.version).at(-1)?.version ?? null
  let current: string | null = null
  const lines: InfoLine[] = []
  const latest = new Map<string, number>()
  for (const r of rows) if (r.version === null) latest.set(r.description, r.installedRank)
  const used = new Set<ResolvedMigration>()
  for (const r of rows) {
    const res = r.version === null ? byDesc.get(r.description) : byVersion.get(r.version)
    let state: InfoLine['state']
    const higher = r.version !== null && (current === null || compareVersions(r.version, current) > 0)
    if (r.type === 'BASELINE') state = 'Baseline'
    else if (r.type === 'SCHEMA') state = 'Success'
    else if (!res)
      state =
        r.version === null || (last !== null && compareVersions(r.version, last) < 0)
          ? r.success
            ? 'Missing'
            : 'Failed (Missing)'
          : r.success
            ? 'Future'
            : 'Failed (Future)'
    else if (!r.success) state = 'Failed'
    else if (r.version === null)
      state =
        latest.get(r.description) !== r.installedRank
          ? 'Superseded'
          : res.checksum === null || res.checksum === r.checksum
            ? 'Success'
            : 'Outdated'
    else state = higher ? 'Success' : 'Out of Order'
    if (higher) current = r.version
    if (res && state !== 'Outdated' && state !== 'Superseded') used.add(res)
    lines.push({
      category: r.type === 'BASELINE' || r.type === 'SCHEMA' ? '' : r.version ? 'Versioned' : 'Repeatable',
      version: r.version,
      description: r.description,
      type: r.type,
      state,
      resolved: res ?? null,
      applied: r,
    })
  }
  for (const r of resolved) {
    if (used.has(r)) continue
    const state =
      r.version && current && compareVersions(r.version, current) < 0 && !options.outOfOrder
        ? 'Ignored'
        : options.target && r.version && compareVersions(r.version, options.target) > 0
          ? 'Above Target'
          : 'Pending'
    lines.push({
      category: r.version ? 'Versioned' : 'Repeatable',
      version: r.version,
      description: r.description,
      type: r.type,
      state,
      resolved: r,
      applied: null,
    })
  }
  return { info: { lines, current, error: null }, resolved, error: null, badNames, duplicates: [] }
}
