import { ENDPOINTS } from '@/lib/api/endpoints'
import { answerFresh, handle, readJson, refuseMethodsBut } from '@/lib/serve/http'
import { recommendForTaste } from '@/lib/serve/taste'

const { body, answer } = ENDPOINTS.taste

export function POST(request: Request) {
  return handle(request, async () => {
    const taste = await readJson(request, body)
    return answerFresh(answer, recommendForTaste(taste))
  })
}

const refuse = refuseMethodsBut('POST')
export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT }
