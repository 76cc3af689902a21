import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { hasContentChanged, isRevalidator } from '@/lib/serve/freshness'
import { answerFresh, handle, refuseAddress, refuseMethod } from '@/lib/serve/http'
import { prepareLists } from '@/lib/serve/recommendations'
import { searchAll } from '@/lib/serve/search'

/** Lets go of the kept pages where films or models changed. The server that stands before Next asks for it. */
export async function POST(request: Request) {
  if (!isRevalidator(request.headers.get('x-revalidate-token'))) return refuseAddress(request)
  return handle(request, async () => {
    const isChanged = hasContentChanged()
    // The search index and the lists of new content are made here, so that no visitor waits for them.
    await searchAll('a', 1)
    await prepareLists()
    if (isChanged) revalidatePath('/', 'layout')
    return answerFresh(z.object({ revalidated: z.boolean() }), { revalidated: isChanged })
  })
}

export { refuseMethod as DELETE, refuseMethod as GET, refuseMethod as PATCH, refuseMethod as PUT }
