import type { Catalog } from '../../board/observation'

/** The invalid index of this name, in the schema in which the script's would be; where that is not known, any. */
export function findInvalid(catalog: Catalog, name: string): Catalog['invalidIndexes'][number] | null {
  const own = catalog.objects.find(object => object.kind === 'relation' && object.name === name)
  const isOwn = (schema: string) => !own || own.schema === null || own.schema === schema
  return catalog.invalidIndexes.find(index => index.name === name && isOwn(index.schema)) ?? null
}
