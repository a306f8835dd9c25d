import type { Agent, IncomingMessage } from 'node:http'
import type { KubeConfig } from '@kubernetes/client-node'
import type { KubernetesConfig } from '../config'
import { SourceError } from '../errors'
import { errorOfAnswer } from './api-error'
import { takeCredentials } from './credentials'
import { readKubeconfig } from './kubeconfig'
import { readBody } from './read-body'
import { type Query, sendRequest } from './send'
import { errorOfTransport } from './transport-error'

/**
 * A Kubernetes API that is only ever read. Both ways of asking throw a `SourceError` (with the API's own words as its
 * cause) and nothing else, unless the signal came.
 */
export type Cluster = {
  /** Asks once and reads the answer as JSON. */
  read: (path: string, ask: Ask) => Promise<unknown>
  /** Opens a stream; resolves when the API has said yes. */
  open: (path: string, ask: Ask) => Promise<IncomingMessage>
  close: () => void
}

/** `body`: a question that is put by POST and changes nothing, such as what the board may do. */
export type Ask = { query?: Query; body?: unknown; signal: AbortSignal }

/** Milliseconds: for the head of an answer, between two pieces of a body, for making credentials. */
export type ClusterLimits = { head: number; silence: number; auth: number }

const LIMITS: ClusterLimits = { head: 15_000, silence: 15_000, auth: 10_000 }
const LARGEST_ANSWER = 128 << 20
const LARGEST_REFUSAL = 64 << 10

/**
 * Opens the API that a kubeconfig (null: the pod's ServiceAccount) and a context name. Nothing is read before the
 * first question, and what could not be read is tried again with the next: a kubeconfig may come later, or change.
 */
export function openCluster(
  config: Pick<KubernetesConfig, 'kubeconfig' | 'context'>,
  limits: Partial<ClusterLimits> = {},
): Cluster {
  const { head, silence, auth } = { ...LIMITS, ...limits }
  const agents = new Map<string, Agent>()
  let kubeconfig: Promise<KubeConfig> | null = null

  const ask = async (path: string, { query = {}, body, signal }: Ask): Promise<IncomingMessage> => {
    kubeconfig ??= readKubeconfig(config)
    const credentials = await takeCredentials(await kubeconfig, agents, auth)
    const answer = await sendRequest(credentials, { path, query, body }, { signal, headTimeout: head })
    const status = answer.statusCode ?? 0
    if (status >= 200 && status < 300) return answer
    const said = await readBody(answer, { silence, most: LARGEST_REFUSAL })
    throw errorOfAnswer({ path, watch: query.watch === true }, status, said, answer.headers['retry-after'])
  }

  const open = async (path: string, request: Ask, again = true): Promise<IncomingMessage> => {
    const used = kubeconfig
    try {
      return await ask(path, request)
    } catch (cause) {
      if (request.signal.aborted) throw cause
      const error = errorOfTransport(cause)
      // What was rotated, or never readable, or names another address by now, is read anew.
      const stale = /^(authentication|unreachable|tls|unreadable|misconfigured)$/.test(error.code)
      if (stale && (used === null || kubeconfig === used)) kubeconfig = null
      if (error.code === 'authentication' && again && used !== null) return open(path, request, false)
      throw error
    }
  }

  return {
    open,
    async read(path, request) {
      const answer = await open(path, request)
      try {
        return parse(await readBody(answer, { silence, most: LARGEST_ANSWER }))
      } catch (cause) {
        throw request.signal.aborted ? cause : errorOfTransport(cause)
      }
    },
    close() {
      for (const agent of agents.values()) agent.destroy()
    },
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (cause) {
    throw new SourceError('kubernetes', 'garbage', 'not JSON', cause)
  }
}
