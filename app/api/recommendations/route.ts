import { answerTaste } from '@/lib/serve/hot'
import { refuseMethodsBut, respond } from '@/lib/serve/http'

export async function POST(request: Request) {
  return respond(await answerTaste(request))
}

const refuse = refuseMethodsBut('POST')
export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT }
