import { answer } from '../answer'
import { openApiDocument } from './document'

export const dynamic = 'force-dynamic'

const DOCUMENT = openApiDocument()

/** The same document for the life of the process. */
export function GET(request: Request) {
  return answer(request, DOCUMENT)
}
