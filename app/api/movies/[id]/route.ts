import { ENDPOINTS } from '@/lib/api/endpoints'
import { AppError } from '@/lib/errors'
import { answerBody, encodeBody, handle, readId, refuseMethod } from '@/lib/serve/http'
import { findMovie } from '@/lib/serve/movies'

export function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return handle(request, async () => {
    const id = readId((await params).id)
    const movie = await findMovie(id)
    if (!movie)
      throw new AppError('not-found', `Got film ${id}, expected the id of a film of the catalogue.`)
    return answerBody(request, encodeBody(ENDPOINTS.movie.answer, movie))
  })
}

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT }
