import { type Answered, ask, open } from './ask'
import type { KubernetesWorld } from './world'

/** Asks a world's API, as the board unless another token is named. */
export function client(world: () => KubernetesWorld) {
  const get = (path: string, token = world().tokens.board): Promise<Answered> => ask(world().api, path, { token })
  return {
    get,
    text: async (path: string) => (await get(path)).body,
    json: async (path: string) => JSON.parse((await get(path)).body),
    /** Reads a stream until `enough` says so of all that came, or its end; one that breaks is thrown. */
    async read(path: string, enough: (text: string) => boolean): Promise<string> {
      const answer = await open(world().api, path, { token: world().tokens.board })
      const chunks: Buffer[] = []
      for await (const chunk of answer) {
        chunks.push(chunk)
        if (enough(Buffer.concat(chunks).toString())) break
      }
      return Buffer.concat(chunks).toString()
    },
  }
}
