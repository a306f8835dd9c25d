import { mapping, size, whole } from './values'

/** How long runs are kept, and how much the logs of an environment may take, compressed. */
export const retentionSchema = mapping({
  days: whole(1, 36_500).nullish(),
  bytes: size.nullish(),
})
