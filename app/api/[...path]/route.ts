import { problem } from '../v1/problem'

/** Any other path of the interface: a program is answered as programs are, not with a page. */
export function GET() {
  return problem(404, 'No such path', 'GET /api/v1/openapi.json describes all of them.')
}
