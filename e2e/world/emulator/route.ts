import { RESOURCES, type Resource } from './objects'

export type Route = { resource: Resource; namespace: string | null; name: string | null; subresource: string | null }

const PATH =
  /^(?<prefix>\/api\/v1|\/apis\/(?:apps|batch)\/v1)(?:\/namespaces\/(?<namespace>[^/]+))?\/(?<resource>[a-z]+)(?:\/(?<name>[^/]+)(?:\/(?<subresource>[a-z]+))?)?$/

/** Which collection, object or log a path means; null when this world has no such thing. */
export function parseRoute(pathname: string): Route | null {
  const groups = PATH.exec(pathname)?.groups
  if (!groups) return null
  const { prefix, namespace = null, resource = '', name = null, subresource = null } = groups
  if (!isResource(resource) || RESOURCES[resource].path !== prefix) return null
  if (subresource !== null && !(resource === 'pods' && subresource === 'log')) return null
  return { resource, namespace, name: name && decodeURIComponent(name), subresource }
}

const isResource = (word: string): word is Resource => Object.hasOwn(RESOURCES, word)
