import type { IncomingMessage, ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import type { Rights } from './rights'
import { answerJson, Refusal, statusOf } from './status'

export const ACCESS_REVIEWS = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews'

type Review = { spec?: { resourceAttributes?: { verb?: string; resource?: string; subresource?: string } } }

/** Answers what a user may do, which every user may ask. */
export async function answerAccessReview(
  request: IncomingMessage,
  response: ServerResponse,
  may: (verb: string, resource: string) => ReturnType<Rights['may']>,
): Promise<void> {
  const review = (await json(request).catch(() => null)) as Review | null // checked below
  const { verb, resource, subresource } = review?.spec?.resourceAttributes ?? {}
  if (!verb || !resource) {
    return answerJson(response, 422, statusOf(new Refusal(422, 'Invalid', 'spec.resourceAttributes: Required value')))
  }
  const allowed = may(verb, subresource ? `${resource}/${subresource}` : resource)
  answerJson(response, 201, { ...review, status: { allowed } })
}
