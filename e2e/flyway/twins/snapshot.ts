import type pg from 'pg'

const OWN = `nspname !~ '^pg_' AND nspname <> 'information_schema'`

/** Everything that the catalog can write down of the schemas that are no system's, but the rows of their tables. */
const PARTS: [columns: string, source: string][] = [
  [
    `'schema', nspname, nspowner::regrole, nspacl, obj_description(n.oid, 'pg_namespace')`,
    `pg_namespace n WHERE ${OWN}`,
  ],
  [
    `'relation', c.oid::regclass, relkind, relpersistence, relowner::regrole, relacl, obj_description(c.oid, 'pg_class'), relrowsecurity, relforcerowsecurity, relreplident, reloptions, CASE WHEN relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END, CASE WHEN relkind = 'p' THEN pg_get_partkeydef(c.oid) END, pg_get_expr(relpartbound, c.oid)`,
    `pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE ${OWN}`,
  ],
  [
    `'column', c.oid::regclass, attnum, attname, format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid), attacl, attidentity, attgenerated, col_description(c.oid, attnum)`,
    `pg_class c JOIN pg_namespace n ON n.oid = relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND attnum > 0 AND NOT attisdropped LEFT JOIN pg_attrdef d ON adrelid = c.oid AND adnum = attnum WHERE ${OWN} AND relkind IN ('r', 'v', 'm', 'p', 'f', 'c')`,
  ],
  [
    `'index', pg_get_indexdef(indexrelid), indisvalid, indisclustered, obj_description(indexrelid, 'pg_class')`,
    `pg_index JOIN pg_class c ON c.oid = indexrelid JOIN pg_namespace n ON n.oid = relnamespace WHERE ${OWN}`,
  ],
  [
    `'constraint', conname, conrelid::regclass, contypid::regtype, pg_get_constraintdef(k.oid), obj_description(k.oid, 'pg_constraint')`,
    `pg_constraint k JOIN pg_namespace n ON n.oid = connamespace WHERE ${OWN}`,
  ],
  [
    `'sequence', seqrelid::regclass, seqtypid::regtype, seqstart, seqincrement, seqmax, seqmin, seqcache, seqcycle`,
    `pg_sequence JOIN pg_class c ON c.oid = seqrelid JOIN pg_namespace n ON n.oid = relnamespace WHERE ${OWN}`,
  ],
  [
    `'function', p.oid::regprocedure, prokind, CASE WHEN prokind IN ('f', 'p', 'w') THEN pg_get_functiondef(p.oid) END, proowner::regrole, proacl, obj_description(p.oid, 'pg_proc')`,
    `pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE ${OWN}`,
  ],
  [
    `'trigger', pg_get_triggerdef(t.oid), tgenabled, obj_description(t.oid, 'pg_trigger')`,
    `pg_trigger t JOIN pg_class c ON c.oid = tgrelid JOIN pg_namespace n ON n.oid = relnamespace WHERE ${OWN} AND NOT tgisinternal`,
  ],
  [
    `'rule', pg_get_ruledef(r.oid)`,
    `pg_rewrite r JOIN pg_class c ON c.oid = ev_class JOIN pg_namespace n ON n.oid = relnamespace WHERE ${OWN}`,
  ],
  [
    `'policy', polrelid::regclass, polname, polcmd, polpermissive, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)`,
    `pg_policy JOIN pg_class c ON c.oid = polrelid JOIN pg_namespace n ON n.oid = relnamespace WHERE ${OWN}`,
  ],
  [
    `'type', t.oid::regtype, typtype, typowner::regrole, typacl, format_type(typbasetype, typtypmod), typnotnull, typdefault, obj_description(t.oid, 'pg_type'), ARRAY(SELECT enumlabel FROM pg_enum WHERE enumtypid = t.oid ORDER BY enumsortorder)`,
    `pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE ${OWN}`,
  ],
  [
    `'statistics', pg_get_statisticsobjdef(s.oid)`,
    `pg_statistic_ext s JOIN pg_namespace n ON n.oid = stxnamespace WHERE ${OWN}`,
  ],
  [
    `'default rights', defaclrole::regrole, nspname, defaclobjtype, defaclacl`,
    `pg_default_acl LEFT JOIN pg_namespace n ON n.oid = defaclnamespace`,
  ],
]

const LINES = PARTS.map(([columns, source]) => `SELECT jsonb_build_array(${columns})::text AS line FROM ${source}`)

/** The schemas of a database as sorted lines, equal for equal schemas. */
export async function snapshotOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(`${LINES.join(' UNION ALL ')} ORDER BY line`)
  return rows.map(({ line }) => line)
}
