import type { ServerResponse } from 'node:http'

/** A refusal in the form of the Kubernetes API: an HTTP status with a `Status` object that says why. */
export class Refusal extends Error {
  override name = 'Refusal' as const

  constructor(
    readonly code: number,
    readonly reason: string | undefined,
    message: string,
    readonly details?: Record<string, unknown>,
  ) {
    super(message)
  }
}

export const statusOf = ({ code, reason, message, details }: Refusal) => ({
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Failure',
  message,
  ...(reason && { reason }),
  ...(details && { details }),
  code,
})

export function answerJson(
  response: ServerResponse,
  code: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response.writeHead(code, { 'content-type': 'application/json', ...headers })
  response.end(`${JSON.stringify(body)}\n`)
}
