import { PATHS } from './paths'
import { schemasOfAnswers } from './schemas'

/** The HTTP interface as OpenAPI 3.1 (the README, HTTP interface). */
export function openApiDocument() {
  return {
    openapi: '3.1.1',
    info: {
      title: 'instrument-cluster',
      version: '1',
      description:
        'What is applied, pending, failed and drifted in each environment. Times are ISO 8601 in UTC, durations are in ' +
        'milliseconds. Paths are stable; fields may be added.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: '/' }],
    paths: PATHS,
    components: { schemas: schemasOfAnswers() },
  }
}
