import { z } from 'zod'
import type { Path } from './text'

/** The keys that a schema knows at a place. */
export function keysAt(schema: z.core.$ZodType, path: Path): string[] {
  const inner = path.reduce<z.core.$ZodType | null>((part, key) => (part ? childOf(part, key) : null), schema)
  const object = inner ? bare(inner) : null
  return object instanceof z.ZodObject ? Object.keys(object.shape) : []
}

function childOf(schema: z.core.$ZodType, key: string | number): z.core.$ZodType | null {
  const part = bare(schema)
  if (part instanceof z.ZodArray) return part.element
  return part instanceof z.ZodObject ? (part.shape[key] ?? null) : null
}

function bare(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? bare(schema.unwrap()) : schema
}
