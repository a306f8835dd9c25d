import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { openApiDocument } from './document'

// As it travels: without what JSON has no words for.
const document = JSON.parse(JSON.stringify(openApiDocument()))
type Node = Record<string, unknown>
const paths = Object.entries(document.paths) as [string, { get: Node }][]

/** Every object below, itself included. */
function nodesOf(value: unknown): Node[] {
  if (typeof value !== 'object' || value === null) return []
  return [value as Node, ...Object.values(value).flatMap(nodesOf)]
}

test('it has what OpenAPI 3.1 asks for', () => {
  assert.match(document.openapi, /^3\.1\.\d$/)
  assert.deepEqual([typeof document.info.title, typeof document.info.version], ['string', 'string'])
  for (const [path, item] of paths) {
    assert.match(path, /^\//)
    assert.deepEqual(Object.keys(item), ['get'], path)
    const responses = Object.entries(item.get.responses as Record<string, { description?: string }>)
    for (const [status, response] of responses) {
      assert.match(status, /^[1-5]\d\d$/)
      assert.ok(response.description, `${path} ${status}`)
    }
  }
})

test('every schema that is referred to is there', () => {
  const known = new Set(Object.keys(document.components.schemas).map(name => `#/components/schemas/${name}`))
  const referred = nodesOf(document).flatMap(node => (typeof node.$ref === 'string' ? [node.$ref] : []))
  assert.ok(referred.length > 20)
  assert.deepEqual(
    referred.filter(ref => !known.has(ref)),
    [],
  )
})

test('the parameters of a path are those in its braces, each required', () => {
  for (const [path, { get }] of paths) {
    const parameters = get.parameters as { name: string; in: string; required?: boolean; schema?: object }[]
    const inPath = parameters.filter(parameter => parameter.in === 'path')
    assert.deepEqual(
      inPath.map(({ name, required }) => [name, required]),
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, true]),
      path,
    )
    assert.ok(parameters.every(parameter => parameter.schema))
  }
})

test('the paths are those of the routes', () => {
  const routes = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('/route.ts') && !file.includes('[...'))
    .map(
      file =>
        `/${file
          .replace(/\/route\.ts$/, '')
          .replaceAll('[', '{')
          .replaceAll(']', '}')}`,
    )
  assert.deepEqual(paths.map(([path]) => path).sort(), routes.sort())
})

test('fields may be added: no schema of an answer is closed', () => {
  assert.ok(nodesOf(document.components.schemas).every(node => node.additionalProperties !== false))
})
