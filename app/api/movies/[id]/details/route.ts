import { ENDPOINTS } from '@/lib/api/endpoints'
import { readDetails } from '@/lib/serve/details'
import { answerBody, encodeBody, handle, readId, readQuery, refuseMethod } from '@/lib/serve/http'

export function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return handle(request, async () => {
    const { country } = readQuery(request, ENDPOINTS.details.query)
    const answer = await readDetails(readId((await params).id), country)
    return answerBody(
      request,
      encodeBody(ENDPOINTS.details.answer, answer),
      keptFor(answer.trouble),
    )
  })
}

/** Trouble passes: it is not kept. */
function keptFor(trouble: unknown): string {
  return trouble === null ? 'public, max-age=300' : 'no-store'
}

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT }
