/*
 * The catalog as one JSON value: $1 the history table, $2 the roles whose rights are judged, $3 whether NOT NULL
 * constraints are asked for. Members of extensions, the history table and system schemas are left out; what is inherited by
 * a partition is its parent's.
 */

const MINE = `
  WITH ns AS (
    SELECT oid, nspname AS schema FROM pg_namespace n
     WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND NOT EXISTS (
       SELECT FROM pg_depend WHERE classid = 'pg_namespace'::regclass AND objid = n.oid AND deptype = 'e')
  ), rel AS (
    SELECT c.oid, schema, relname AS name, relkind AS kind, relispartition AS partition
      FROM pg_class c JOIN ns ON ns.oid = relnamespace
     WHERE relname <> $1 AND NOT EXISTS (
       SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype = 'e')
  ), col AS (
    SELECT a.*, rel.schema, rel.name AS relation FROM pg_attribute a JOIN rel ON rel.oid = attrelid
     WHERE attnum > 0 AND NOT attisdropped
  ), fun AS (
    SELECT p.oid, schema, proname AS name, format('%I(%s)', proname, pg_get_function_identity_arguments(p.oid)) AS signature,
           CASE prokind WHEN 'p' THEN 'PROCEDURE' WHEN 'a' THEN 'AGGREGATE' ELSE 'FUNCTION' END AS kind
      FROM pg_proc p JOIN ns ON ns.oid = pronamespace
     WHERE NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype IN ('e', 'i'))
  ), rol AS (
    SELECT wanted AS role, r.oid FROM unnest($2::text[]) wanted LEFT JOIN pg_roles r ON rolname = wanted
  ), wanted AS (
    SELECT unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']
      || CASE WHEN current_setting('server_version_num')::int >= 170000 THEN ARRAY['MAINTAIN'] ELSE '{}' END) AS right
  )`

/** Lists of rows by the name that they have in `State`, each in an order that does not change. */
const LISTS: Record<string, string> = {
  schemas: `SELECT oid::text AS id, schema AS name, obj_description(oid, 'pg_namespace') AS comment FROM ns ORDER BY 2`,

  relations: `
    SELECT oid::text AS id, schema, name, kind, partition, obj_description(oid, 'pg_class') AS comment,
      (SELECT coalesce(json_agg(c), '[]') FROM (
        SELECT format('%s.%s', attrelid, attnum) AS id, attname AS name, format_type(atttypid, atttypmod) AS type, typcategory AS category, attnotnull AS "notNull",
               CASE WHEN attgenerated = '' THEN pg_get_expr(adbin, adrelid) END AS "default",
               attidentity <> '' OR attgenerated <> '' AS given, col_description(attrelid, attnum) AS comment,
               (SELECT coalesce(json_agg(pg_get_constraintdef(k.oid) ORDER BY conname), '[]') FROM pg_constraint k
                 WHERE contypid = atttypid AND contype = 'c') AS "domainChecks"
          FROM pg_attribute JOIN pg_type t ON t.oid = atttypid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
         WHERE attrelid = rel.oid AND attnum > 0 AND NOT attisdropped ORDER BY attnum) c) AS columns
      FROM rel WHERE kind IN ('r', 'p', 'f', 'v', 'm') ORDER BY 2, 3`,

  constraints: `
    SELECT c.oid::text AS id, schema, rel.name AS table, conname AS name, contype AS type,
      (SELECT coalesce(json_agg(attname ORDER BY attnum), '[]') FROM pg_attribute
        WHERE attrelid = conrelid AND attnum = ANY (conkey)) AS columns,
      pg_get_constraintdef(c.oid) AS definition,
      convalidated OR NOT coalesce((to_jsonb(c) ->> 'conenforced')::boolean, true) AS validated
      FROM pg_constraint c JOIN rel ON rel.oid = conrelid
     WHERE contype IN ('p', 'u', 'f', 'c', 'x', CASE WHEN $3 THEN 'n' END) AND conislocal AND conparentid = 0 AND NOT partition ORDER BY 2, 3, 4`,

  indexes: `
    SELECT indexrelid::text AS id, rel.schema, rel.name AS table, x.name, indisvalid AS valid, indpred IS NOT NULL AS partial,
      EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x')) AS "ofConstraint",
      (SELECT coalesce(json_agg(attname ORDER BY n), '[]') FROM unnest(indkey::int2[]) WITH ORDINALITY k (key, n)
         LEFT JOIN pg_attribute ON attrelid = indrelid AND attnum = key WHERE n <= indnkeyatts) AS columns
      FROM pg_index JOIN rel ON rel.oid = indrelid JOIN rel x ON x.oid = indexrelid
     WHERE NOT x.partition ORDER BY 2, 3, 4`,

  // tgtype: 1 row, 2 before, 16 update.
  triggers: `
    SELECT rel.schema, rel.name AS table, tgname AS name, proname AS function,
           tgtype & 19 = 19 AND tgenabled IN ('O', 'A') AND tgqual IS NULL AND tgattr = '' AS "beforeEveryUpdate"
      FROM pg_trigger JOIN rel ON rel.oid = tgrelid JOIN pg_proc p ON p.oid = tgfoid
     WHERE NOT tgisinternal ORDER BY 1, 2, 3`,

  types: `
    SELECT t.oid::text AS id, schema, typname AS name, obj_description(t.oid, 'pg_type') AS comment
      FROM pg_type t JOIN ns ON ns.oid = typnamespace LEFT JOIN pg_class c ON c.oid = typrelid
     WHERE (typtype IN ('e', 'd') OR relkind = 'c') AND NOT EXISTS (
       SELECT FROM pg_depend WHERE classid = 'pg_type'::regclass AND objid = t.oid AND deptype = 'e') ORDER BY 2, 3`,

  routines: `
    SELECT oid::text AS id, schema, name, signature, kind, obj_description(oid, 'pg_proc') AS comment FROM fun ORDER BY 2, 4`,

  zones: `
    SELECT rolname AS role, split_part(setting, '=', 2) AS zone
      FROM pg_db_role_setting LEFT JOIN pg_roles r ON r.oid = setrole, unnest(setconfig) setting
     WHERE setting ~* '^timezone=' AND setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
     ORDER BY 1, 2`,

  roles: `
    SELECT role, oid IS NOT NULL AS exists,
      (SELECT coalesce(json_agg(s ORDER BY s.schema), '[]') FROM (
        SELECT schema, json_agg(r ORDER BY r) AS rights FROM ns, unnest(ARRAY['USAGE', 'CREATE', 'USAGE WITH GRANT OPTION']) r
         WHERE has_schema_privilege(rol.oid, ns.oid, r) GROUP BY 1) s) AS schemas,
      (SELECT coalesce(json_agg(s ORDER BY s.schema, s.name), '[]') FROM (
        SELECT oid::text AS id, schema, name, kind, json_agg("right" ORDER BY "right") AS rights FROM rel,
          (SELECT "right" FROM wanted UNION ALL SELECT "right" || ' WITH GRANT OPTION' FROM wanted) w
         WHERE kind IN ('r', 'p', 'f', 'v', 'm') AND has_table_privilege(rol.oid, rel.oid, "right") GROUP BY 1, 2, 3, 4
        UNION ALL
        SELECT oid::text, schema, name, kind, json_agg(r ORDER BY r) FROM rel, unnest(ARRAY['USAGE', 'SELECT', 'UPDATE']) r
         WHERE kind = 'S' AND has_sequence_privilege(rol.oid, CASE WHEN kind = 'S' THEN rel.oid END, r) GROUP BY 1, 2, 3, 4) s
      ) AS relations,
      (SELECT coalesce(json_agg(s ORDER BY s.schema, s.table, s.column), '[]') FROM (
        SELECT schema, relation AS table, attname AS column, json_agg(r ORDER BY r) AS rights
          FROM col, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES', 'UPDATE WITH GRANT OPTION']) r
         WHERE attacl IS NOT NULL AND has_column_privilege(rol.oid, attrelid, attnum, r)
           AND NOT has_table_privilege(rol.oid, attrelid, r) GROUP BY 1, 2, 3) s) AS columns,
      (SELECT coalesce(json_agg(s ORDER BY s.schema, s.signature), '[]') FROM (
        SELECT schema, signature, kind FROM fun WHERE has_function_privilege(rol.oid, fun.oid, 'EXECUTE')) s) AS routines
      FROM rol ORDER BY 1`,
}

const FIELDS = Object.entries(LISTS).map(
  ([name, sql]) => `'${name}', (SELECT coalesce(json_agg(l), '[]') FROM (${sql}) l)`,
)

/** One row, one column: `State` as JSON. */
export const STATE_QUERY = `${MINE} SELECT json_build_object(${FIELDS.join(',\n')}) AS state`
