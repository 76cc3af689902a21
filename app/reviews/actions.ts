'use server'

// What the browser asks to have done about reviews. Every argument comes from outside and is checked.
import { cookies, headers } from 'next/headers'
import type { Analysis, ReviewsAnswer } from '@/lib/api/review-schemas'
import { loadConfig } from '@/lib/config'
import { AppError } from '@/lib/errors'
import { analyseReviews } from '@/lib/serve/analyse-reviews'
import { limit } from '@/lib/serve/limits'
import { authorOf, deleteOwnReview, newAuthorToken, saveOwnReview } from '@/lib/serve/own-reviews'
import { bringReviews, readReviews } from '@/lib/serve/reviews'
import { writing } from '@/lib/serve/writing'

/** What came of it: the answer, or a sentence about why not. */
export type Done<T> = { isDone: true; answer: T } | { isDone: false; why: string }

const COOKIE = 'marquee-author'
/** Two years, so that one can still change what one wrote. */
const KEPT_SECONDS = 2 * 365 * 24 * 3600

/** Brings a film's reviews of one source, and returns all there are by then. */
export async function bringFilmReviews(
  movieId: number,
  source: string,
): Promise<Done<ReviewsAnswer>> {
  return done(async () => {
    await limit({ headers: await headers() }, 'write')
    return bringReviews(Number(movieId), String(source), await currentAuthor())
  })
}

/** Saves the visitor's own review of a film, in place of the one before. */
export async function saveFilmReview(
  movieId: number,
  review: { name: string; text: string; stars: number | null; isSpoiler: boolean },
): Promise<Done<ReviewsAnswer>> {
  return done(async () => {
    await limit({ headers: await headers() }, 'review')
    const jar = await cookies()
    const known = jar.get(COOKIE)?.value
    const token = authorOf(known) === null ? newAuthorToken() : known!
    const author = authorOf(token)!
    await writing(() => saveOwnReview(Number(movieId), author, review))
    jar.set(COOKIE, token, {
      httpOnly: true,
      sameSite: 'lax',
      secure: loadConfig().siteUrl.startsWith('https:'),
      maxAge: KEPT_SECONDS,
      path: '/',
    })
    return readReviews(Number(movieId), author)
  })
}

/** Deletes the visitor's own review of a film for good. */
export async function deleteFilmReview(movieId: number): Promise<Done<ReviewsAnswer>> {
  return done(async () => {
    await limit({ headers: await headers() }, 'review')
    const author = await currentAuthor()
    if (author === null || !(await writing(() => deleteOwnReview(Number(movieId), author))))
      throw new AppError('not-found', 'There is no review of yours of this film.')
    return readReviews(Number(movieId), author)
  })
}

/** Scores pasted text or an uploaded file; nothing of it is kept. */
export async function analyse(form: FormData): Promise<Done<Analysis>> {
  return done(async () => {
    await limit({ headers: await headers() }, 'upload')
    const file = form.get('file')
    if (file instanceof File && file.size > 0)
      return analyseReviews(file.name, new Uint8Array(await file.arrayBuffer()))
    const text = form.get('text')
    if (typeof text !== 'string' || text.trim() === '')
      throw new AppError('bad-request', 'Got nothing, expected a text or a file of reviews.')
    return analyseReviews('pasted text', new TextEncoder().encode(text))
  })
}

async function currentAuthor(): Promise<string | null> {
  return authorOf((await cookies()).get(COOKIE)?.value)
}

/** An AppError is an answer; anything else is ours to mend, and Next tells it without its words. */
async function done<T>(work: () => Promise<T>): Promise<Done<T>> {
  try {
    return { isDone: true, answer: await work() }
  } catch (error) {
    if (error instanceof AppError && error.code !== 'internal')
      return { isDone: false, why: error.message }
    throw error
  }
}
