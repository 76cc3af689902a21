import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { hasContentChanged, isRevalidator } from '@/lib/serve/freshness'
import { answerFresh, handle, refuseAddress, refuseMethod } from '@/lib/serve/http'
import { prepareLists } from '@/lib/serve/recommendations'
import { searchAll } from '@/lib/serve/search'

const answer = z.object({ revalidated: z.boolean() })

/** Lets go of the kept pages where films or models changed. The server that stands before Next asks for it. */
export async function POST(request: Request) {
  if (!isRevalidator(request.headers.get('x-revalidate-token'))) return refuseAddress(request)
  return handle(request, async () => {
    // Pages of the build were made without a nonce to replace: they are let go of before anybody gets them.
    if (request.headers.get('x-revalidate-built')) {
      revalidatePath('/', 'layout')
      return answerFresh(answer, { revalidated: true })
    }
    const isChanged = hasContentChanged()
    // The search index and the lists of new content are made here, so that no visitor waits for them.
    await searchAll('a', 1)
    await prepareLists()
    if (isChanged) revalidatePath('/', 'layout')
    return answerFresh(answer, { revalidated: isChanged })
  })
}

export { refuseMethod as DELETE, refuseMethod as GET, refuseMethod as PATCH, refuseMethod as PUT }
